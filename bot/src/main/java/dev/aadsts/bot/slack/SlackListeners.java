package dev.aadsts.bot.slack;

import com.slack.api.app_backend.events.payload.Authorization;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import dev.aadsts.bot.delivery.NotRecordedException;
import dev.aadsts.bot.delivery.Patience;
import dev.aadsts.bot.slack.block.Blocks;
import dev.aadsts.bot.slack.block.SlackText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns commands and messages that Bolt hands over into events, records them, and acknowledges.
 * Nothing is answered here: Slack waits three seconds. Called by many threads.
 *
 * <p>A post is one event, however often and under whatever kinds Slack delivers it: a mention in a
 * channel whose messages we read too comes as {@code app_mention} and as {@code message}, with ids
 * of their own.
 */
final class SlackListeners {
  /** The edge in the events that we record. */
  static final String EDGE = "slack";

  /** The command as the manifest has it; an installation may name it otherwise. */
  static final String COMMAND = "/aadsts";

  /** The events that the manifest subscribes to. */
  static final Set<String> EVENTS = Set.of("app_mention", "message.im");

  /** The scopes that the manifest asks for: for the events, the command, and the calls we make. */
  static final Set<String> SCOPES =
      Set.of("app_mentions:read", "im:history", "commands", "chat:write");

  private static final Pattern ANY_COMMAND = Pattern.compile("/.+");
  private static final String DIRECT = "im";
  private static final String SLACKBOT = "USLACKBOT";

  private final Recorder recorder;
  private final Workspaces workspaces;
  private final People people;

  SlackListeners(Recorder recorder, Workspaces workspaces, People people) {
    this.recorder = recorder;
    this.workspaces = workspaces;
    this.people = people;
  }

  void listenTo(App app) {
    app.command(ANY_COMMAND, (request, context) -> command(request.getPayload()));
    app.event(AppMentionEvent.class, (payload, context) -> mention(payload));
    app.event(MessageEvent.class, (payload, context) -> message(payload));
    app.event(MessageFileShareEvent.class, (payload, context) -> fileShare(payload));
    app.event(MessageThreadBroadcastEvent.class, (payload, context) -> broadcast(payload));
  }

  private Response command(SlashCommandPayload payload) {
    var command =
        new Received.Command(
            payload.getTeamId(),
            payload.getChannelId(),
            orEmpty(payload.getChannelName()),
            people.named(payload.getTeamId(), payload.getUserId(), payload.getUserName()),
            SlackText.plain(orEmpty(payload.getText())),
            Optional.ofNullable(payload.getResponseUrl()));
    try {
      recorder.record("trigger:" + payload.getTriggerId(), command, Patience.OF_A_PERSON);
      return Response.ok();
    } catch (NotRecordedException e) { // The person is waiting for a word.
      var apology = Blocks.object().put("response_type", "ephemeral").put("text", Apology.words(e));
      return Response.json(200, apology.toString());
    }
  }

  private Response mention(EventsApiPayload<AppMentionEvent> payload) {
    AppMentionEvent event = payload.getEvent();
    boolean edited = event.getEdited() != null;
    return post(
        payload,
        new Said(
            event.getChannel(),
            event.getTs(),
            event.getThreadTs(),
            edited ? null : byHuman(event.getUser(), event.getBotId()),
            event.getText(),
            false));
  }

  private Response message(EventsApiPayload<MessageEvent> payload) {
    MessageEvent event = payload.getEvent();
    boolean ours = DIRECT.equals(event.getChannelType()) && event.getEdited() == null;
    return post(
        payload,
        new Said(
            event.getChannel(),
            event.getTs(),
            event.getThreadTs(),
            ours ? byHuman(event.getUser(), event.getBotId()) : null,
            event.getText(),
            true));
  }

  private Response fileShare(EventsApiPayload<MessageFileShareEvent> payload) {
    MessageFileShareEvent event = payload.getEvent();
    return post(
        payload,
        new Said(
            event.getChannel(),
            event.getTs(),
            event.getThreadTs(),
            DIRECT.equals(event.getChannelType()) ? byHuman(event.getUser(), null) : null,
            event.getText(),
            true));
  }

  private Response broadcast(EventsApiPayload<MessageThreadBroadcastEvent> payload) {
    MessageThreadBroadcastEvent event = payload.getEvent();
    return post(
        payload,
        new Said(
            event.getChannel(),
            event.getTs(),
            event.getThreadTs(),
            DIRECT.equals(event.getChannelType()) ? byHuman(event.getUser(), null) : null,
            event.getText(),
            true));
  }

  /** A message, whatever class Bolt gives it; without a user where it is none of our business. */
  private record Said(
      String channel,
      String ts,
      @Nullable String thread,
      @Nullable String user,
      @Nullable String text,
      boolean direct) {}

  private static @Nullable String byHuman(@Nullable String user, @Nullable String botId) {
    return botId == null && !SLACKBOT.equals(user) ? user : null;
  }

  private Response post(EventsApiPayload<?> payload, Said said) {
    String self = ourId(payload);
    if (said.user() == null || said.user().equals(self)) {
      return Response.ok();
    }
    String text = SlackText.plain(withoutUs(orEmpty(said.text()), self)).strip();
    var post =
        new Received.Post(
            payload.getTeamId(),
            said.channel(),
            said.ts(),
            Optional.ofNullable(said.thread()),
            said.direct(),
            people.known(payload.getTeamId(), said.user()),
            text);
    try {
      recorder.record(
          "post:%s:%s:%s".formatted(post.team(), post.channel(), post.ts()),
          post,
          Patience.OF_A_PLATFORM);
      return Response.ok();
    } catch (NotRecordedException e) {
      throw new NotAcknowledgedException(e);
    }
  }

  private String ourId(EventsApiPayload<?> payload) {
    List<Authorization> authorizations = payload.getAuthorizations();
    return authorizations != null && !authorizations.isEmpty()
        ? orEmpty(authorizations.getFirst().getUserId())
        : workspaces.of(payload.getTeamId()).ourId();
  }

  private static String withoutUs(String text, String self) {
    return text.replaceAll("<@" + Pattern.quote(self) + "(?:\\|[^>]*)?>", " ");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
