package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.BEN;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every call to Slack that each way in costs: what is said, and nothing else. */
final class SlackCallsTest {
  private static final String ERROR =
      "AADSTS50105: Your administrator has configured the application to block users";

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
  void aPrivateCommandCostsNothing() {
    scene.command(ANA, "private 120021");

    assertThat(calls()).isEmpty();
    assertThat(scene.slack().whispers(ANA)).hasSize(1);
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

  @Test
  void theShortcutOnAMessageCostsOneCallWhereAnswersArePrivate() {
    scene.command(ANA, "settings answers private");
    String ts = scene.slack().write(CHANNEL, BEN, Optional.empty(), "AADSTS120021");
    int before = calls().size();

    scene.explain(ANA, CHANNEL, ts, message -> message.put("text", "AADSTS120021"));

    assertThat(calls().subList(before, calls().size())).hasSize(1);
    assertThat(scene.slack().whispers(ANA).getLast().buttons()).contains("Show the rest");
  }

  @Test
  void theShortcutOnAMessageCostsItsPosts() {
    String ts = scene.slack().write(CHANNEL, BEN, Optional.empty(), ERROR);

    scene.explain(ANA, CHANNEL, ts, message -> message.put("text", ERROR));

    assertThat(calls()).containsOnly("chat.postMessage").hasSize(said());
  }

  @Test
  void theGlobalShortcutCostsItsWindowAndWhatIsPastedIntoItItsPosts() {
    scene.openPaste(ANA);
    assertThat(calls()).containsExactly("views.open");

    scene.submit(ANA, scene.form().type("error", ERROR).conversation("where", CHANNEL));

    assertThat(calls().subList(1, calls().size())).containsOnly("chat.postMessage").hasSize(said());
  }

  @Test
  void aHomeTabIsDrawnOnceAndCostsNothingWhereItShowsThePresentState() {
    scene.openHome(ANA);
    scene.openHome(ANA);

    assertThat(calls()).containsExactly("views.publish");
  }

  @Test
  void aQuestionInTheHomeTabCostsALineThereAndItsPosts() {
    scene.openHome(ANA);
    int before = calls().size();

    scene.askAtHome(ANA, "50105");

    assertThat(calls().subList(before, calls().size()))
        .containsOnly("views.publish", "chat.postMessage")
        .containsOnlyOnce("views.publish");
  }

  @Test
  void anErrorThatNobodyAskedAboutCostsOnePostAndOtherTalkNothing() {
    scene.command(ANA, "settings autodetect on");
    int before = calls().size();

    scene.say(BEN, Optional.empty(), "lunch?");
    scene.say(BEN, Optional.empty(), "Ticket 50105");
    assertThat(calls()).hasSize(before);
    scene.say(BEN, Optional.empty(), ERROR);
    scene.say(BEN, Optional.empty(), ERROR);

    assertThat(calls().subList(before, calls().size()))
        .as("the answer, and where it stands")
        .containsExactly("chat.postMessage", "chat.postMessage");
  }

  @Test
  void aPressThatComesTooLateCostsAWordAndTheCardOnlyIfItIsOld() {
    Post card = card();
    scene.press(ANA, card, "Yes");
    int before = calls().size();

    scene.press(BEN, card, "Yes");

    assertThat(calls().subList(before, calls().size()))
        .doesNotContain("chat.postMessage", "conversations.replies", "users.info")
        .hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void assigningCostsItsWindowTheCardAndOneMention() {
    Post card = card();
    scene.command(BEN, "status"); // His name came along.
    int before = calls().size();

    scene.submit(ANA, scene.pressForWindow(ANA, card, "Assign").person("person", BEN));

    assertThat(calls().subList(before, calls().size()))
        .containsExactlyInAnyOrder("views.open", "chat.update", "chat.postMessage");
  }

  @Test
  void theSettingsCostTheirWindowAndAWordToThePerson() {
    scene.command(ANA, "settings");
    Post shown = scene.lastWhisper(ANA);
    assertThat(calls()).containsExactly("response_url");

    FakeForm form = scene.pressForWindow(ANA, shown, shown.buttons().getFirst());
    scene.submit(ANA, form.choose("setting:answers", "Only the person who asked"));

    assertThat(calls()).containsExactly("response_url", "views.open", "chat.postEphemeral");
  }

  @Test
  void aReminderCostsItsPost() {
    Post card = card();
    int before = calls().size();

    scene.remindAfter(Duration.ofHours(25));

    assertThat(card.ts()).isNotEmpty();
    assertThat(calls().subList(before, calls().size())).containsExactly("chat.postMessage");
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
