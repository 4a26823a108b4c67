package dev.aadsts.bot.settings;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.settings.Settings.Answers;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SettingsBookTest {
  private static final Conversation OTHER =
      new Conversation(Platform.SLACK, "T1", "C2", Optional.empty());

  private final MutableClock clock = MutableClock.atNoon();
  private final InMemorySettings store = new InMemorySettings();
  private final SettingsBook book = book(store);

  private SettingsBook book(SettingsStore store) {
    return new SettingsBook(store, Settings.DEFAULT, clock, Duration.ofMinutes(2));
  }

  @Test
  void staysSilentAndPublicInEnglishWhereNobodyHasSetAnything() {
    assertThat(book.in(CHANNEL))
        .isEqualTo(new Settings(false, false, Answers.PUBLIC, Locale.ENGLISH));
  }

  @Test
  void putsTheChannelOverTheWorkspaceOverTheInstallation() {
    var installation = new Settings(true, true, Answers.PRIVATE, Locale.ENGLISH);
    var installed = new SettingsBook(store, installation, clock);
    installed.change(
        "wide",
        CHANNEL,
        Scope.WORKSPACE,
        Map.of(Setting.ANSWERS, "public", Setting.RECEIPTS, "off"),
        ANA);
    installed.change("narrow", CHANNEL, Scope.CHANNEL, Map.of(Setting.RECEIPTS, "on"), ANA);

    assertThat(installed.in(CHANNEL))
        .isEqualTo(new Settings(true, true, Answers.PUBLIC, Locale.ENGLISH));
    assertThat(installed.in(OTHER))
        .isEqualTo(new Settings(true, false, Answers.PUBLIC, Locale.ENGLISH));
  }

  @Test
  void saysWhereEachValueComesFromAndWhoSetIt() {
    set(Scope.WORKSPACE, Map.of(Setting.LANGUAGE, "de", Setting.AUTODETECT, "on"));
    book.change("later", CHANNEL, Scope.CHANNEL, Map.of(Setting.AUTODETECT, "off"), BEN);

    List<Overview.Entry> entries = book.overview(THREAD).entries();

    assertThat(entries).extracting(Overview.Entry::setting).containsExactly(Setting.values());
    assertThat(entries.get(0)).isEqualTo(entry(Setting.AUTODETECT, "off", Scope.CHANNEL, "Ben"));
    assertThat(entries.get(1).source()).isEqualTo(Scope.INSTALLATION);
    assertThat(entries.get(1).last()).isEmpty();
    assertThat(entries.get(3)).isEqualTo(entry(Setting.LANGUAGE, "de", Scope.WORKSPACE, "Ana"));
  }

  private Overview.Entry entry(Setting setting, String value, Scope source, String by) {
    return new Overview.Entry(
        setting,
        value,
        source,
        Optional.of(
            new SettingsChange(
                source,
                setting,
                Optional.of(value),
                by.equals("Ana") ? ANA : BEN,
                clock.instant())));
  }

  @Test
  void writesDownOnlyWhatDiffers() {
    set(Scope.WORKSPACE, Map.of(Setting.AUTODETECT, "on"));

    var changes =
        book.change(
            "form",
            CHANNEL,
            Scope.CHANNEL,
            Map.of(
                Setting.AUTODETECT, "on",
                Setting.RECEIPTS, "off",
                Setting.ANSWERS, "PRIVATE",
                Setting.LANGUAGE, Setting.INHERIT),
            BEN);

    assertThat(changes).extracting(SettingsChange::setting).containsExactly(Setting.ANSWERS);
    set(Scope.WORKSPACE, Map.of(Setting.AUTODETECT, "off"));
    assertThat(book.in(CHANNEL).autodetect()).as("still follows the workspace").isFalse();
  }

  @Test
  void saysWhatAnEventChangedWhenItIsHandledAgain() {
    Map<Setting, String> wanted = Map.of(Setting.AUTODETECT, "on", Setting.ANSWERS, "private");
    List<SettingsChange> first = book.change("e", CHANNEL, Scope.CHANNEL, wanted, ANA);
    clock.advance(Duration.ofSeconds(1));
    book.change("e2", CHANNEL, Scope.CHANNEL, Map.of(Setting.ANSWERS, "public"), BEN);

    assertThat(first)
        .extracting(SettingsChange::setting)
        .containsExactly(Setting.AUTODETECT, Setting.ANSWERS);
    assertThat(book.change("e", CHANNEL, Scope.CHANNEL, wanted, ANA)).isEqualTo(first);
    assertThat(book.in(CHANNEL).answers()).as("changed once").isEqualTo(Answers.PUBLIC);
  }

  /** As if the process had ended between the first and the second. */
  @Test
  void changesWhatAnEventHadNotChangedYet() {
    book.change("e", CHANNEL, Scope.CHANNEL, Map.of(Setting.AUTODETECT, "on"), ANA);

    var wanted = Map.of(Setting.AUTODETECT, "on", Setting.ANSWERS, "private");

    assertThat(book.change("e", CHANNEL, Scope.CHANNEL, wanted, ANA))
        .extracting(SettingsChange::setting)
        .containsExactly(Setting.AUTODETECT, Setting.ANSWERS);
    assertThat(book.in(CHANNEL).answers()).isEqualTo(Answers.PRIVATE);
  }

  @Test
  void takesAValueBackToThatOfTheWiderScope() {
    set(Scope.WORKSPACE, Map.of(Setting.ANSWERS, "private"));
    set(Scope.CHANNEL, Map.of(Setting.ANSWERS, "public"));

    set(Scope.CHANNEL, Map.of(Setting.ANSWERS, Setting.INHERIT));

    assertThat(book.in(CHANNEL).answers()).isEqualTo(Answers.PRIVATE);
    assertThat(book.overview(CHANNEL).entries().get(2).source()).isEqualTo(Scope.WORKSPACE);
  }

  @Test
  void leavesOutWhatIsNoValue() {
    assertThat(set(Scope.CHANNEL, Map.of(Setting.AUTODETECT, "maybe", Setting.LANGUAGE, "x!")))
        .isEmpty();
  }

  @Test
  void readsOnceForManyMessagesAndAnewAfterAWhile() {
    for (int message = 0; message < 100; message++) {
      book.in(THREAD);
    }
    assertThat(store.reads()).isEqualTo(1);

    clock.advance(SettingsBook.LIFE);
    book.in(CHANNEL);
    book.in(CHANNEL);

    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void heedsWhatAnotherProcessChangedAfterAWhile() {
    book.in(CHANNEL);
    new SettingsBook(store, Settings.DEFAULT, clock)
        .change("e", CHANNEL, Scope.CHANNEL, Map.of(Setting.AUTODETECT, "on"), ANA);
    assertThat(book.in(CHANNEL).autodetect()).isFalse();

    clock.advance(SettingsBook.LIFE);

    assertThat(book.in(CHANNEL).autodetect()).isTrue();
  }

  @Test
  void letsWhatWasSetBeforeCountWhileTheStoreHangs() {
    set(Scope.CHANNEL, Map.of(Setting.AUTODETECT, "on"));
    var held = new HeldSettings(store);
    var impatient = new SettingsBook(held, Settings.DEFAULT, clock, Duration.ofMillis(1));
    impatient.in(CHANNEL);
    clock.advance(SettingsBook.LIFE);
    held.hold();

    assertThat(impatient.in(CHANNEL).autodetect()).isTrue();
    assertThat(impatient.in(CHANNEL).autodetect()).isTrue();

    set(Scope.CHANNEL, Map.of(Setting.AUTODETECT, "off"));
    held.letGo();
    await().until(() -> !impatient.in(CHANNEL).autodetect());
  }

  @Test
  void letsWhatWasSetBeforeCountWhileTheStoreFails() {
    set(Scope.CHANNEL, Map.of(Setting.AUTODETECT, "on"));
    var held = new HeldSettings(store);
    SettingsBook patient = book(held);
    patient.in(CHANNEL);
    clock.advance(SettingsBook.LIFE);
    held.fail();

    assertThat(patient.in(CHANNEL).autodetect()).isTrue();
  }

  @Test
  void heedsItsOwnChangeAtOnceInEveryChannelOfTheWorkspace() {
    book.in(OTHER);

    set(Scope.WORKSPACE, Map.of(Setting.AUTODETECT, "on"));

    assertThat(book.in(OTHER).autodetect()).isTrue();
  }

  @Test
  void remembersNoMoreWorkspacesThanItMay() {
    for (int number = 0; number <= SettingsBook.MOST_REMEMBERED; number++) {
      book.in(new Conversation(Platform.SLACK, "T" + number, "C1", Optional.empty()));
    }
    int before = store.reads();

    book.in(new Conversation(Platform.SLACK, "T0", "C1", Optional.empty()));

    assertThat(store.reads()).isEqualTo(before + 1);
  }

  @Test
  void asksNothingOfTheStoreForAChannelOfWhichNothingIsSet() {
    book.in(CHANNEL);
    int before = store.reads();

    book.in(OTHER);

    assertThat(store.reads()).isEqualTo(before);
  }

  @Test
  void answersManyThreadsAtOnce() throws Exception {
    set(Scope.CHANNEL, Map.of(Setting.AUTODETECT, "on"));
    clock.advance(SettingsBook.LIFE);

    assertThat(Together.call(8, number -> book.in(CHANNEL))).allMatch(Settings::autodetect);
  }

  private List<SettingsChange> set(Scope scope, Map<Setting, String> values) {
    clock.advance(Duration.ofMillis(1));
    return book.change("event at " + clock.instant(), CHANNEL, scope, values, ANA);
  }
}
