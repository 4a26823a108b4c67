package dev.aadsts.bot.slack.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.bot.reminder.Notice;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Press;
import java.util.Optional;

/** What Slack told us, as much of it as an answer needs: the payload of a recorded event. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Received.Command.class, name = "command"),
  @JsonSubTypes.Type(value = Received.Post.class, name = "post"),
  @JsonSubTypes.Type(value = Received.Shortcut.class, name = "shortcut"),
  @JsonSubTypes.Type(value = Received.Pasted.class, name = "pasted"),
  @JsonSubTypes.Type(value = Received.Pressed.class, name = "pressed"),
  @JsonSubTypes.Type(value = Received.Noticed.class, name = "noticed"),
})
public sealed interface Received {
  // Only what a record is made of is written: isInHome() is no part of it.
  JsonMapper JSON =
      Mappers.builder()
          .addModule(new Jdk8Module())
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          // What a younger version knows more of, while one replaces the other.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  String team();

  String channel();

  Person person();

  /**
   * A slash command.
   *
   * @param channelName as Slack gives it: {@code directmessage} between two people
   * @param responseUrl where answers for the person only go
   */
  record Command(
      String team,
      String channel,
      String channelName,
      Person person,
      String text,
      Optional<String> responseUrl)
      implements Received {}

  /**
   * A message to us, a mention in a channel or a direct message; or one of a channel that we read
   * along in.
   *
   * @param ts names the message
   * @param thread the thread that it is in
   * @param direct whether nobody else reads it
   * @param overheard whether it is not for us
   */
  record Post(
      String team,
      String channel,
      String ts,
      Optional<String> thread,
      boolean direct,
      boolean overheard,
      Person person,
      String text)
      implements Received {}

  /**
   * The shortcut on a message: somebody wants it explained, whoever wrote it.
   *
   * @param channelName as Slack gives it: {@code directmessage} between two people
   * @param ts names the message
   * @param thread the thread that it is in
   * @param text what can be read in the message
   * @param responseUrl where answers for the person only go
   */
  record Shortcut(
      String team,
      String channel,
      String channelName,
      String ts,
      Optional<String> thread,
      Person person,
      String text,
      Optional<String> responseUrl)
      implements Received {}

  /**
   * Somebody pasted an error into the window of the global shortcut.
   *
   * @param channel the conversation that they chose, or their own id for them alone
   * @param responseUrl where answers for the person only go in a chosen conversation
   */
  record Pasted(
      String team, String channel, Person person, String text, Optional<String> responseUrl)
      implements Received {

    public boolean alone() {
      return channel.equals(person.id());
    }
  }

  /**
   * A button was pressed, or a note was written.
   *
   * @param channel of the message; in the Home tab the person's own id
   * @param ts names the message with the button; in the Home tab there is none
   * @param thread the thread that the message is a reply in
   * @param onlyYou whether only the person sees that message; it then has no thread
   * @param value what the button carries
   * @param input what was written in the window that it opened
   * @param chosen the id of whom was picked in that window
   */
  record Pressed(
      String team,
      String channel,
      String ts,
      Optional<String> thread,
      boolean onlyYou,
      Person person,
      String value,
      Optional<String> input,
      Optional<String> responseUrl,
      Optional<String> chosen)
      implements Received {

    /** A press of a button alone. */
    public Pressed(
        String team,
        String channel,
        String ts,
        Optional<String> thread,
        boolean onlyYou,
        Person person,
        String value,
        Optional<String> responseUrl) {
      this(
          team,
          channel,
          ts,
          thread,
          onlyYou,
          person,
          value,
          Optional.empty(),
          responseUrl,
          Optional.empty());
    }

    /** A press in somebody's Home tab. */
    public static Pressed inHome(String team, Person person, String value) {
      return new Pressed(
          team, person.id(), "", Optional.empty(), false, person, value, Optional.empty());
    }

    public boolean isInHome() {
      return ts.isEmpty();
    }

    /** A copy pressed by somebody else: whoever sends a window off. */
    public Pressed withPerson(Person other) {
      return new Pressed(
          team, channel, ts, thread, onlyYou, other, value, input, responseUrl, chosen);
    }

    /** A copy with what was written. */
    public Pressed withInput(String text) {
      return new Pressed(
          team,
          channel,
          ts,
          thread,
          onlyYou,
          person,
          value,
          Optional.of(text),
          responseUrl,
          chosen);
    }

    /** A copy with the person who was picked, if any. */
    public Pressed withChosen(Optional<String> user) {
      return new Pressed(
          team, channel, ts, thread, onlyYou, person, value, input, responseUrl, user);
    }

    /** A copy with another meaning. */
    public Pressed withValue(String other) {
      return new Pressed(
          team, channel, ts, thread, onlyYou, person, other, input, responseUrl, chosen);
    }

    /** Where an answer to it belongs. */
    public Conversation conversation() {
      return Place.of(this).thread().map(inChannel()::inThread).orElseGet(this::inChannel);
    }

    /**
     * As the core takes it.
     *
     * @param picked whom {@link #chosen} names
     */
    public Press asPress(String eventId, Intent intent, Optional<Person> picked) {
      return new Press(eventId, conversation(), person, intent, input, picked);
    }

    /** A copy without the URL for responses, which a modal need not hold. */
    public Pressed withoutResponseUrl() {
      return new Pressed(
          team, channel, ts, thread, onlyYou, person, value, input, Optional.empty(), chosen);
    }
  }

  /** Nobody said anything: a thread is to be told of its checklist. */
  record Noticed(Notice notice) implements Received {
    private static final Person NOBODY = new Person("", "");

    @Override
    public String team() {
      return notice.conversation().workspace();
    }

    @Override
    public String channel() {
      return notice.conversation().channel();
    }

    @Override
    public Person person() {
      return NOBODY;
    }
  }

  /** Whether nobody waits for a word of ours. */
  default boolean unasked() {
    return this instanceof Noticed || (this instanceof Post post && post.overheard());
  }

  /** The channel as a conversation, not in a thread. */
  default Conversation inChannel() {
    return new Conversation(Platform.SLACK, team(), channel(), Optional.empty());
  }

  /** As JSON. */
  default String encode() {
    try {
      return JSON.writerFor(Received.class).writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write " + getClass(), e);
    }
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  static Received decode(String json) {
    try {
      return JSON.readValue(json, Received.class);
    } catch (JsonProcessingException e) {
      e.clearLocation(); // It may quote what somebody wrote.
      throw new IllegalArgumentException("Not an event of ours: " + e.getClass().getSimpleName());
    }
  }
}
