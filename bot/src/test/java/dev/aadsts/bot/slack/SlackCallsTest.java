package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every call to Slack that each way in costs: what is said, and nothing else. */
final class SlackCallsTest {
  @TempDir private Path folder;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = Scene.in(folder);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void aCommandCostsItsPosts() {
    scene.command(ANA, "50105");

    assertThat(calls()).containsOnly("chat.postMessage").hasSize(said());
  }

  @Test
  void aPrivateCommandCostsWhatDoesNotFitIntoItsResponse() {
    scene.command(ANA, "private 50105");

    assertThat(calls())
        .containsOnly("response_url")
        .hasSize(scene.slack().whispers(ANA).size() - 1);
  }

  @Test
  void anUnreadableCommandCostsNothing() {
    scene.command(ANA, "");

    assertThat(calls()).isEmpty();
    assertThat(scene.slack().whispers(ANA)).hasSize(1);
  }

  @Test
  void aMentionCostsItsPosts() {
    scene.mention(ANA, Optional.empty(), "50105");

    assertThat(calls()).containsOnly("chat.postMessage").hasSize(said());
  }

  @Test
  void aMentionInAThreadCostsItsPosts() {
    String root = scene.slack().write(CHANNEL, ANA, Optional.empty(), "Help");
    scene.mention(ANA, Optional.of(root), "50105");

    assertThat(calls()).containsOnly("chat.postMessage").hasSize(said());
  }

  @Test
  void aDirectMessageCostsItsPosts() {
    scene.direct(Optional.empty(), "50105");

    assertThat(calls()).containsOnly("chat.postMessage").hasSize(said());
  }

  @Test
  void aStartedChecklistCostsOnePostAndATickOneUpdate() {
    Post card = card();
    int before = calls().size();

    scene.press(ANA, card, "Yes");

    assertThat(calls().subList(before, calls().size())).containsExactly("chat.update");
  }

  @Test
  void aNoteCostsItsWindowAndOneUpdate() {
    Post card = card();
    int before = calls().size();

    scene.press(ANA, card, "Add note");
    await().until(() -> !scene.slack().views().isEmpty());
    scene.submitNote(ANA, "seen");

    assertThat(calls().subList(before, calls().size()))
        .containsExactly("views.open", "chat.update");
  }

  private Post card() {
    scene.command(ANA, "50105");
    Post root = scene.slack().roots(CHANNEL).getFirst();
    int before = calls().size();
    scene.press(ANA, root, "Start checklist");
    assertThat(calls().subList(before, calls().size())).containsExactly("chat.postMessage");
    return scene.slack().thread(root.ts()).stream()
        .filter(post -> post.words().startsWith("Checklist: "))
        .findFirst()
        .orElseThrow();
  }

  private List<String> calls() {
    return scene.slack().calls();
  }

  private int said() {
    return scene.slack().ours().size();
  }
}
