package dev.aadsts.bot.teams.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.aadsts.bot.address.Address;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import java.util.Optional;

/**
 * Where something was said, and how to answer there.
 *
 * @param serviceUrl the Bot Connector of that region; has been checked when this was made
 * @param tenant whose people talk there
 * @param conversationId without the thread
 * @param thread id of the post that starts the thread; only channels have threads
 * @param botId what the bot is called there
 * @param team that the channel belongs to
 */
public record Place(
    String serviceUrl,
    String tenant,
    Kind kind,
    String conversationId,
    Optional<String> thread,
    String botId,
    // Left out where empty: a version that does not know it may have to read it.
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> team) {

  /** What separates a channel from a thread in it. {@code replyToId} does not route anything. */
  public static final String THREAD = ";messageid=";

  /** What the id of a post looks like: its time, in digits. */
  static final String POST_ID = "\\d{1,20}";

  /** In no team. */
  public Place(
      String serviceUrl,
      String tenant,
      Kind kind,
      String conversationId,
      Optional<String> thread,
      String botId) {
    this(serviceUrl, tenant, kind, conversationId, thread, botId, Optional.empty());
  }

  public enum Kind {
    PERSONAL,
    GROUP,
    CHANNEL
  }

  /** The conversation as the Bot Connector names it. */
  public String address() {
    return thread.map(root -> conversationId + THREAD + root).orElse(conversationId);
  }

  /** The conversation as everybody else names it. */
  public Conversation conversation() {
    return new Conversation(Platform.TEAMS, tenant, conversationId, thread);
  }

  /** In the thread of that post: here, where this is no channel or that is no id of a post. */
  public Place inThreadIfValid(String post) {
    return kind == Kind.CHANNEL && post.matches(POST_ID)
        ? new Place(serviceUrl, tenant, kind, conversationId, Optional.of(post), botId, team)
        : this;
  }

  /** Below a message: where it is the first of a channel's thread, in that thread. */
  public Place below(String messageId) {
    return thread.isEmpty() ? inThreadIfValid(messageId) : this;
  }

  /** The chat of one person with the bot, in the same tenant. */
  public Place personal(String chatId) {
    return new Place(serviceUrl, tenant, Kind.PERSONAL, chatId, Optional.empty(), botId);
  }

  /** Where somebody talked once, and is to be told something now. */
  public static Place of(Address address, Conversation conversation) {
    return new Place(
        address.serviceUrl(),
        address.tenant(),
        kind(conversation),
        address.conversation(),
        conversation.thread(),
        address.botId(),
        address.team());
  }

  // Only channels have threads, and the ids of chats of several people begin with 19:.
  private static Kind kind(Conversation conversation) {
    if (conversation.thread().isPresent()) {
      return Kind.CHANNEL;
    }
    return conversation.channel().startsWith("19:") ? Kind.GROUP : Kind.PERSONAL;
  }

  /** Another channel of the same team, as a whole. */
  public Place whole(String channel) {
    return new Place(serviceUrl, tenant, Kind.CHANNEL, channel, Optional.empty(), botId, team);
  }

  /**
   * The team, if this is the conversation in which Teams tells what happens to the whole of it: its
   * first channel, whose id is that of the team.
   */
  public Optional<String> wholeTeam() {
    return team.filter(conversationId::equals);
  }

  /** How it is reached, whatever the thread. */
  public Address known() {
    return new Address(tenant, conversationId, serviceUrl, botId, team);
  }
}
