package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A group of people without a channel, which Slack calls {@code mpim}. */
final class SlackGroupTest {
  private static final String GROUP = "G0FEW";

  @TempDir private Path folder;

  @Test
  void answersAMentionInItsThreadAndNothingElse() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().channel(GROUP, FakeSlack.BOT, ANA, BEN);
      String talk = post(world, "message_im", "AADSTS50105, I hear");
      String question = post(world, "app_mention", "<@U0BOT> AADSTS50105");

      assertThat(world.slack().roots(GROUP)).extracting(Post::ts).containsExactly(talk, question);
      assertThat(world.slack().thread(talk)).isEmpty();
      assertThat(world.slack().thread(question))
          .hasSizeGreaterThan(1)
          .first()
          .satisfies(answer -> assertThat(answer.words()).startsWith("AADSTS50105 \u00b7"));
    }
  }

  @Test
  void worksOnAChecklistThere() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().channel(GROUP, FakeSlack.BOT, ANA, BEN);
      String question = post(world, "app_mention", "<@U0BOT> checklist 50105");
      Post card = world.slack().thread(question).getLast();

      world.ben().press(card, "Yes");

      assertThat(world.slack().thread(question).getLast().words()).contains("1 of");
    }
  }

  private static String post(SlackWorld world, String kind, String text) {
    String ts = world.slack().write(GROUP, ANA, Optional.empty(), text);
    world.deliver(
        Requests.event(
            kind,
            event -> {
              event.put("event_id", "Ev" + UUID.randomUUID());
              ObjectNode inner = Requests.at(event, "event");
              inner.put("user", ANA).put("text", text).put("ts", ts).put("channel", GROUP);
              if (kind.startsWith("message")) {
                inner.put("channel_type", "mpim");
              }
            }));
    world.settle();
    return ts;
  }
}
