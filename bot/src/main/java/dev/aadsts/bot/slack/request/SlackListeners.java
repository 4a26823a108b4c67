package dev.aadsts.bot.slack.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.delivery.inbox.NotRecordedException;
import dev.aadsts.bot.delivery.inbox.TimeLimiter;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.slack.block.Blocks;
import dev.aadsts.bot.slack.block.SlackText;
import dev.aadsts.bot.slack.event.Apology;
import dev.aadsts.bot.slack.event.Companies;
import dev.aadsts.bot.slack.event.People;
import dev.aadsts.bot.slack.event.Received;
import dev.aadsts.bot.slack.event.Recorder;
import dev.aadsts.bot.slack.speech.AnswersAtOnce;
import dev.aadsts.bot.slack.speech.Hearing;
import dev.aadsts.bot.slack.workspace.Workspaces;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns commands and messages into events, records them, and acknowledges. Slack waits three
 * seconds, so only what takes no call to anybody is answered here. Called by many threads.
 *
 * <p>A command whose answer is its response is not recorded: it leaves nothing to do, and where the
 * response does not arrive, Slack says so to the person. Delivered again, it is answered again.
 *
 * <p>These two come in floods, and reading them is simple: they do not go through Bolt, whose way
 * takes several times as long.
 *
 * <p>A post is one event, however often and under whatever kinds Slack delivers it: a mention in a
 * channel whose messages we read too comes as {@code app_mention} and as {@code message}, with ids
 * of their own.
 */
public final class SlackListeners {
  private static final Logger LOG = LoggerFactory.getLogger(SlackListeners.class);
  private static final HttpResponse NOTHING = HttpResponse.empty(200);
  private static final String MENTION = "app_mention";
  private static final String DIRECT = "im";
  private static final String SLACKBOT = "USLACKBOT";

  private final Recorder recorder;
  private final AnswersAtOnce answers;
  private final Hearing hearing;
  private final Workspaces workspaces;
  private final People people;

  public SlackListeners(
      Recorder recorder,
      AnswersAtOnce answers,
      Hearing hearing,
      Workspaces workspaces,
      People people) {
    this.recorder = recorder;
    this.hearing = hearing;
    this.answers = answers;
    this.workspaces = workspaces;
    this.people = people;
  }

  /**
   * A slash command.
   *
   * @param form as {@link PayloadShape#isCommand} wants it
   */
  CompletableFuture<HttpResponse> command(Map<String, String> form) {
    String team = form.getOrDefault("team_id", "");
    var command =
        new Received.Command(
            team,
            form.getOrDefault("channel_id", ""),
            form.getOrDefault("channel_name", ""),
            people.named(team, form.getOrDefault("user_id", ""), form.get("user_name")),
            SlackText.plain(form.getOrDefault("text", "")),
            Optional.ofNullable(form.get("response_url")));
    String id = "trigger:" + form.get("trigger_id");
    Optional<HttpResponse> answer = answers.to(id, command);
    if (answer.isPresent()) {
      recorder.answered(id);
      return CompletableFuture.completedFuture(answer.get());
    }
    return recorder
        .recording(id, command, recorder.patience())
        .thenApply(isNew -> NOTHING)
        .exceptionally(SlackListeners::apology);
  }

  // The person is waiting for a word.
  private static HttpResponse apology(Throwable failure) {
    var apology =
        Blocks.object()
            .put("response_type", "ephemeral")
            .put("text", Apology.words(NotRecordedException.behind(failure)));
    return HttpResponse.json(200, apology.toString());
  }

  /**
   * A message that somebody wrote.
   *
   * @param payload as {@link PayloadShape#isMessage} wants it
   */
  CompletableFuture<HttpResponse> message(JsonNode payload) {
    JsonNode event = payload.path("event");
    String user = event.path("user").asText("");
    String self = ourId(payload);
    if (!byHuman(event) || user.isEmpty() || user.equals(self)) {
      return CompletableFuture.completedFuture(NOTHING);
    }
    String words = MessageWords.of(event);
    boolean direct = event.path("channel_type").asText().equals(DIRECT);
    // Where we read along, a mention comes twice: whichever comes first is a mention.
    boolean mention = !direct && (event.path("type").asText().equals(MENTION) || isIn(words, self));
    String text = SlackText.plain(withoutUs(words, self)).strip();
    String team = payload.path("team_id").asText();
    var post =
        new Received.Post(
            team,
            event.path("channel").asText(),
            event.path("ts").asText(),
            text(event.path("thread_ts")),
            direct,
            !direct && !mention,
            people.known(team, user).external(isExternal(payload, team)),
            text);
    return post.overheard() && !hearing.mayOverhear(post)
        ? CompletableFuture.completedFuture(NOTHING)
        : record(post);
  }

  private CompletableFuture<HttpResponse> record(Received.Post post) {
    // The time first: what comes next to each other stands next to each other in the database.
    String id = "post:" + post.ts() + ":" + post.team() + ":" + post.channel();
    return recorder
        .recording(id, post, TimeLimiter.FOR_A_PLATFORM)
        .thenApply(isNew -> NOTHING)
        .exceptionally(
            failure -> { // The log has it; Slack delivers it again.
              LOG.debug(
                  "Not recorded, incident {}", NotRecordedException.behind(failure).incident());
              return HttpResponse.of(503, "text/plain", "not recorded".getBytes(UTF_8));
            });
  }

  // Within an organisation people are often of another of its workspaces: where Slack says that a
  // channel is not shared with others, they are colleagues.
  private static boolean isExternal(JsonNode payload, String team) {
    JsonNode event = payload.path("event");
    String home = text(event.path("user_team")).or(() -> text(event.path("team"))).orElse(team);
    String organisation = payload.at("/authorizations/0/enterprise_id").asText("");
    boolean among = payload.path("is_ext_shared_channel").asBoolean(true);
    return Companies.differ(home, team, organisation) && (organisation.isEmpty() || among);
  }

  private static boolean byHuman(JsonNode event) {
    return !event.hasNonNull("bot_id")
        && !event.hasNonNull("edited")
        && !event.path("user").asText().equals(SLACKBOT);
  }

  private String ourId(JsonNode payload) {
    return text(payload.path("authorizations").path(0).path("user_id"))
        .orElseGet(() -> workspaces.of(payload.path("team_id").asText()).ourId());
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }

  private static boolean isIn(String text, String self) {
    return !self.isEmpty() && text.contains("<@" + self);
  }

  private static String withoutUs(String text, String self) {
    return isIn(text, self)
        ? text.replaceAll("<@" + Pattern.quote(self) + "(?:\\|[^>]*)?>", " ")
        : text;
  }
}
