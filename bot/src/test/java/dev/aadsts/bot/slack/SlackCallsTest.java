package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.BEN;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
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
  private SlackWorld world;

  @BeforeEach
  void open() {
    world = SlackWorld.in(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aCommandCostsItsPosts() {
    world.ana().command("50105");

    assertThat(calls()).containsOnly("chat.postMessage").hasSize(said());
  }

  @Test
  void aPrivateCommandCostsNothing() {
    world.ana().command("private 120021");

    assertThat(calls()).isEmpty();
    assertThat(world.slack().whispers(ANA)).hasSize(1);
  }

  @Test
  void anUnreadableCommandCostsNothing() {
    world.ana().command("");

    assertThat(calls()).isEmpty();
    assertThat(world.slack().whispers(ANA)).hasSize(1);
  }

  @Test
  void aMentionCostsItsPosts() {
    world.ana().mention(Optional.empty(), "50105");

    assertThat(calls()).containsOnly("chat.postMessage").hasSize(said());
  }

  @Test
  void aMentionInAThreadCostsItsPosts() {
    String root = world.slack().write(CHANNEL, ANA, Optional.empty(), "Help");
    world.ana().mention(Optional.of(root), "50105");

    assertThat(calls()).containsOnly("chat.postMessage").hasSize(said());
  }

  @Test
  void aDirectMessageCostsItsPosts() {
    world.ana().direct(Optional.empty(), "50105");

    assertThat(calls()).containsOnly("chat.postMessage").hasSize(said());
  }

  @Test
  void aStartedChecklistCostsOnePostAndATickOneUpdate() {
    Post card = card();
    int before = calls().size();

    world.ana().press(card, "Yes");

    assertThat(calls().subList(before, calls().size())).containsExactly("chat.update");
  }

  @Test
  void aNoteCostsItsWindowAndOneUpdate() {
    Post card = card();
    int before = calls().size();

    world.ana().press(card, "Add note");
    await().until(() -> !world.slack().views().isEmpty());
    world.ana().submitNote("seen");

    assertThat(calls().subList(before, calls().size()))
        .containsExactly("views.open", "chat.update");
  }

  @Test
  void theShortcutOnAMessageCostsOneCallWhereAnswersArePrivate() {
    world.ana().command("settings answers private");
    String ts = world.slack().write(CHANNEL, BEN, Optional.empty(), "AADSTS120021");
    int before = calls().size();

    world.ana().explain(CHANNEL, ts, message -> message.put("text", "AADSTS120021"));

    assertThat(calls().subList(before, calls().size())).hasSize(1);
    assertThat(world.slack().whispers(ANA).getLast().buttons()).contains("Show the rest");
  }

  @Test
  void theShortcutOnAMessageCostsItsPosts() {
    String ts = world.slack().write(CHANNEL, BEN, Optional.empty(), ERROR);

    world.ana().explain(CHANNEL, ts, message -> message.put("text", ERROR));

    assertThat(calls()).containsOnly("chat.postMessage").hasSize(said());
  }

  @Test
  void theGlobalShortcutCostsItsWindowAndWhatIsPastedIntoItItsPosts() {
    world.ana().openPaste();
    assertThat(calls()).containsExactly("views.open");

    world.ana().submit(world.form().type("error", ERROR).conversation("where", CHANNEL));

    assertThat(calls().subList(1, calls().size())).containsOnly("chat.postMessage").hasSize(said());
  }

  @Test
  void aHomeTabIsDrawnOnceAndCostsNothingWhereItShowsThePresentState() {
    world.ana().openHome();
    world.ana().openHome();

    assertThat(calls()).containsExactly("views.publish");
  }

  @Test
  void aQuestionInTheHomeTabCostsALineThereAndItsPosts() {
    world.ana().openHome();
    int before = calls().size();

    world.ana().askAtHome("50105");

    assertThat(calls().subList(before, calls().size()))
        .containsOnly("views.publish", "chat.postMessage")
        .containsOnlyOnce("views.publish");
  }

  @Test
  void anErrorThatNobodyAskedAboutCostsOnePostAndOtherTalkNothing() {
    world.ana().command("settings autodetect on");
    int before = calls().size();

    world.ben().say(Optional.empty(), "lunch?");
    world.ben().say(Optional.empty(), "Ticket 50105");
    assertThat(calls()).hasSize(before);
    world.ben().say(Optional.empty(), ERROR);
    world.ben().say(Optional.empty(), ERROR);

    assertThat(calls().subList(before, calls().size()))
        .as("the answer, and where it stands")
        .containsExactly("chat.postMessage", "chat.postMessage");
  }

  @Test
  void aPressThatComesTooLateCostsAWordAndTheCardOnlyIfItIsOld() {
    Post card = card();
    world.ana().press(card, "Yes");
    int before = calls().size();

    world.ben().press(card, "Yes");

    assertThat(calls().subList(before, calls().size()))
        .doesNotContain("chat.postMessage", "conversations.replies", "users.info")
        .hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void assigningCostsItsWindowTheCardAndOneMention() {
    Post card = card();
    world.ben().command("status"); // His name came along.
    int before = calls().size();

    world.ana().submit(world.ana().pressForWindow(card, "Assign").person("person", BEN));

    assertThat(calls().subList(before, calls().size()))
        .containsExactlyInAnyOrder("views.open", "chat.update", "chat.postMessage");
  }

  @Test
  void theSettingsCostTheirWindowAndAWordToThePerson() {
    world.ana().command("settings");
    Post shown = world.ana().lastWhisper();
    assertThat(calls()).containsExactly("response_url");

    FakeForm form = world.ana().pressForWindow(shown, shown.buttons().getFirst());
    world.ana().submit(form.choose("setting:answers", "Only the person who asked"));

    assertThat(calls()).containsExactly("response_url", "views.open", "chat.postEphemeral");
  }

  @Test
  void aReminderCostsItsPost() {
    Post card = card();
    int before = calls().size();

    world.remindAfter(Duration.ofHours(25));

    assertThat(card.ts()).isNotEmpty();
    assertThat(calls().subList(before, calls().size())).containsExactly("chat.postMessage");
  }

  private Post card() {
    world.ana().command("50105");
    Post root = world.slack().roots(CHANNEL).getFirst();
    int before = calls().size();
    world.ana().press(root, "Start checklist");
    assertThat(calls().subList(before, calls().size())).containsExactly("chat.postMessage");
    return world.slack().thread(root.ts()).stream()
        .filter(post -> post.words().startsWith("Checklist: "))
        .findFirst()
        .orElseThrow();
  }

  private List<String> calls() {
    return world.slack().calls();
  }

  private int said() {
    return world.slack().ours().size();
  }
}
