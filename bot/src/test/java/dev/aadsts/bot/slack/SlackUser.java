package dev.aadsts.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.slack.FakeSlack.Post;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A person of that workspace: what they do, and what they alone see. Each deed reaches the bot as
 * Slack would send it, and has had its effect when the method returns, unless it says otherwise.
 */
final class SlackUser {
  private final SlackWorld world;
  private final FakeSlack slack;
  private final String id;
  private final UserInteractions interactions;

  SlackUser(SlackWorld world, String id, String name) {
    this.world = world;
    this.slack = world.slack();
    this.id = id;
    this.interactions = new UserInteractions(slack, id, name);
  }

  /** What Slack sends for what this person does, for tests that deliver it in their own way. */
  UserInteractions interactions() {
    return interactions;
  }

  /** Types a slash command in the channel. */
  void command(String text) {
    command(SlackWorld.CHANNEL, "helpdesk", text);
  }

  /** Types a slash command in some channel. */
  void command(String channel, String channelName, String text) {
    respond(interactions.command(channel, channelName, text));
    world.settle();
  }

  /** Sends a command off, and sees what stands in the response; does not wait for more. */
  void respond(Requests.Sent command) {
    String response = world.transport().deliverForAnswer(command);
    if (!response.isEmpty()) {
      slack.responded(id, response);
    }
  }

  /** Mentions the bot in the channel; returns the post. */
  String mention(Optional<String> thread, String text) {
    String ts = slack.write(SlackWorld.CHANNEL, id, thread, "<@U0BOT> " + text);
    world.deliver(UserEvents.mention(id, thread, text, ts));
    world.settle();
    return ts;
  }

  /** Writes in the channel without a word to the bot; returns the post. */
  String say(Optional<String> thread, String text) {
    String ts = slack.write(SlackWorld.CHANNEL, id, thread, text);
    world.deliver(UserEvents.inChannel(id, thread, text, ts));
    world.settle();
    return ts;
  }

  /** Writes to the bot alone, which only Ana does; returns the post. */
  String direct(Optional<String> thread, String text) {
    assertThat(id).isEqualTo(SlackWorld.ANA);
    String ts = slack.write(SlackWorld.DIRECT, id, thread, text);
    world.deliver(UserEvents.direct(thread, text, ts));
    world.settle();
    return ts;
  }

  /** Presses a button of a message as it stands now. */
  void press(Post post, String label) {
    pressDrawn(post, post.button(label));
  }

  /** Presses a button that may no longer be there. */
  void pressDrawn(Post post, JsonNode button) {
    world.deliver(interactions.press(post, button, UUID.randomUUID().toString()));
    world.settle();
  }

  /** Presses a button that opens a window, and waits for it. */
  FakeForm pressForWindow(Post post, String label) {
    int before = slack.views().size();
    press(post, label);
    await().until(() -> slack.views().size() > before);
    return world.form();
  }

  /** Uses the shortcut on a message. */
  void explain(String channel, String ts, Consumer<ObjectNode> message) {
    world.deliver(interactions.messageShortcut(channel, ts, message));
    world.settle();
  }

  /** Uses the global shortcut, and waits for its window. */
  void openPaste() {
    int before = slack.views().size();
    world.deliver(interactions.globalShortcut());
    await().until(() -> slack.views().size() > before);
  }

  /** Opens the Home tab, with what it shows; waits for whatever that gives rise to. */
  JsonNode openHome() {
    Optional<JsonNode> shown = slack.home(id);
    int before = world.published();
    world.deliver(UserEvents.homeOpened(id, shown));
    if (shown.isEmpty()) {
      await().until(() -> world.published() > before);
    }
    return slack.home(id).orElseThrow();
  }

  /** Types into the field of the Home tab and presses Enter. */
  void askAtHome(String text) {
    int before = world.published();
    world.deliver(interactions.questionAtHome(text));
    await().until(() -> world.published() > before);
    world.settle();
  }

  /** Presses a button of the Home tab. */
  void pressAtHome(JsonNode button) {
    world.deliver(interactions.pressAtHome(button));
    world.settle();
  }

  /** Sends a window off, and waits for what comes of it; gives Slack's answer to it. */
  String submit(FakeForm form) {
    HttpResponse<String> answer = world.transport().post(interactions.submission(form));
    assertThat(answer.statusCode()).as("acknowledged").isEqualTo(200);
    world.settle();
    return answer.body();
  }

  /** Submits the window that opened last. */
  void submitNote(String text) {
    deliverNote(text);
    world.settle();
  }

  /** The same, without waiting for what comes of it. */
  void deliverNote(String text) {
    world.deliver(note(text));
  }

  /** The window that opened last, with a note in it, still to be delivered. */
  Requests.Sent note(String text) {
    return interactions.submission(world.form().type("note", text));
  }

  /** Waits until something is shown to this person only, such as when no window came to be. */
  void awaitWhisper() {
    await().until(() -> !slack.whispers(id).isEmpty());
    world.settle();
  }

  /** The last thing that only this person saw. */
  Post lastWhisper() {
    List<Post> whispers = slack.whispers(id);
    assertThat(whispers).as("whispered to " + id).isNotEmpty();
    return whispers.getLast();
  }
}
