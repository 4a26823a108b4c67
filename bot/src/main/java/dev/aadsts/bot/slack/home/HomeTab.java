package dev.aadsts.bot.slack.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import dev.aadsts.bot.answer.Answerer;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.inbox.NotRecordedException;
import dev.aadsts.bot.slack.event.Apology;
import dev.aadsts.bot.slack.event.People;
import dev.aadsts.bot.slack.event.Received;
import dev.aadsts.bot.slack.event.Recorder;
import dev.aadsts.bot.slack.workspace.Workspaces;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps people's Home tabs: drawn when somebody opens theirs and it does not show the present state
 * yet, and when they did something there. What somebody asks there is an event like a question
 * anywhere; the drawing is none, as the next look at the tab draws it again. Called by many
 * threads.
 *
 * @see <a href="https://docs.slack.dev/surfaces/app-home">Slack: App Home</a>
 */
public final class HomeTab {
  private static final Logger LOG = LoggerFactory.getLogger(HomeTab.class);
  private static final String TAB = "home";
  private static final String UNDER_WAY = "The answer is in the Messages tab, in a moment.";

  private final Recorder recorder;
  private final Workspaces workspaces;
  private final People people;
  private final Answerer answerer;

  public HomeTab(Recorder recorder, Workspaces workspaces, People people, Answerer answerer) {
    this.recorder = recorder;
    this.workspaces = workspaces;
    this.people = people;
    this.answerer = answerer;
  }

  public void listenTo(App app) {
    app.blockAction(HomeView.ASK, (request, context) -> ask(request.getPayload()));
  }

  /**
   * Somebody opened the App Home.
   *
   * @param payload as {@code PayloadShape} wants it
   */
  public void opened(JsonNode payload) {
    JsonNode event = payload.path("event");
    if (event.path("tab").asText().equals(TAB)) {
      String team = payload.path("team_id").asText();
      Person person = people.known(team, event.path("user").asText());
      // Slack brings along what the tab shows.
      String shown = event.at("/view/private_metadata").asText();
      inBackground(() -> draw(team, person, Optional.empty(), shown));
    }
  }

  /** Says in their Home tab that an answer to what they did there is on its way. */
  public void underWay(String team, Person person) {
    inBackground(() -> draw(team, person, Optional.of(UNDER_WAY), ""));
  }

  private Response ask(BlockActionPayload payload) {
    String team = payload.getTeam().getId();
    Person person = people.of(payload);
    String text = Optional.ofNullable(payload.getActions().getFirst().getValue()).orElse("");
    if (text.isBlank()) {
      return Response.ok();
    }
    var asked = new Received.Pasted(team, person.id(), person, text.strip(), Optional.empty());
    try {
      recorder.record("trigger:" + payload.getTriggerId(), asked);
      underWay(team, person);
    } catch (NotRecordedException e) {
      inBackground(() -> draw(team, person, Optional.of(Apology.plain(e)), ""));
    }
    return Response.ok();
  }

  private void draw(String team, Person person, Optional<String> notice, String shown) {
    var everywhere = new Conversation(Platform.SLACK, team, person.id(), Optional.empty());
    ObjectNode view = HomeView.of(answerer.home(everywhere, person), notice);
    if (view.path("private_metadata").asText().equals(shown)) {
      return;
    }
    try {
      workspaces.of(team).api().publishHome(person.id(), view.toString());
    } catch (DeliveryException e) {
      LOG.warn("Cannot draw a Home tab: {}", e.getMessage());
    }
  }

  private static void inBackground(Runnable task) {
    Thread.ofVirtual()
        .name("slack-home")
        .start(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) { // The outermost handler of this thread.
                LOG.error("Cannot draw a Home tab", e);
              }
            });
  }
}
