package dev.aadsts.bot.settings;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link SettingsStore} must do; the test of each implementation extends it. */
public abstract class SettingsStoreContract {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Conversation OTHER_CHANNEL =
      new Conversation(Platform.SLACK, "T1", "C2", Optional.empty());
  private static final Conversation OTHER_WORKSPACE =
      new Conversation(Platform.SLACK, "T2", "C1", Optional.empty());
  private static final Conversation OTHER_PLATFORM =
      new Conversation(Platform.TEAMS, "T1", "C1", Optional.empty());

  protected abstract SettingsStore store();

  @Test
  void findsNothingWhereNobodyHasSetAnything() {
    assertThat(store().find(CHANNEL)).isEmpty();
    assertThat(store().history(CHANNEL, 10)).isEmpty();
  }

  @Test
  void findsWhatWasSetForTheChannelInEachOfItsThreads() {
    var change = change(Scope.CHANNEL, Setting.AUTODETECT, "on", ANA, 0);

    assertThat(store().change("e1", CHANNEL, change)).isTrue();

    assertThat(store().find(CHANNEL)).containsExactly(change);
    assertThat(store().find(THREAD)).containsExactly(change);
  }

  @Test
  void keepsAChannelsSettingsFromEveryOtherChannel() {
    store().change("e1", CHANNEL, change(Scope.CHANNEL, Setting.AUTODETECT, "on", ANA, 0));

    assertThat(store().find(OTHER_CHANNEL)).isEmpty();
    assertThat(store().find(OTHER_WORKSPACE)).isEmpty();
    assertThat(store().find(OTHER_PLATFORM)).isEmpty();
    assertThat(store().history(OTHER_CHANNEL, 10)).isEmpty();
    assertThat(store().history(OTHER_WORKSPACE, 10)).isEmpty();
    assertThat(store().history(OTHER_PLATFORM, 10)).isEmpty();
  }

  @Test
  void namesTheChannelsOfAWorkspaceThatHaveSettingsOfTheirOwn() {
    store().change("e1", CHANNEL, change(Scope.CHANNEL, Setting.AUTODETECT, "on", ANA, 0));
    store().change("e2", CHANNEL, change(Scope.CHANNEL, Setting.RECEIPTS, "on", ANA, 0));
    store().change("e3", OTHER_CHANNEL, change(Scope.WORKSPACE, Setting.RECEIPTS, "on", ANA, 0));

    assertThat(store().channels(OTHER_CHANNEL)).containsExactly(CHANNEL.channel());
    assertThat(store().channels(OTHER_WORKSPACE)).isEmpty();
    assertThat(store().channels(OTHER_PLATFORM)).isEmpty();
  }

  @Test
  void letsAWorkspacesSettingsReachItsChannelsAndNoOtherWorkspace() {
    var change = change(Scope.WORKSPACE, Setting.ANSWERS, "private", ANA, 0);
    store().change("e1", THREAD, change);

    assertThat(store().find(OTHER_CHANNEL)).containsExactly(change);
    assertThat(store().find(OTHER_WORKSPACE)).isEmpty();
    assertThat(store().find(OTHER_PLATFORM)).isEmpty();
  }

  @Test
  void findsTheLastValueOfEachScope() {
    var wide = change(Scope.WORKSPACE, Setting.AUTODETECT, "on", ANA, 0);
    var narrow = change(Scope.CHANNEL, Setting.AUTODETECT, "off", BEN, 2);
    store().change("e1", CHANNEL, wide);
    store().change("e2", CHANNEL, change(Scope.CHANNEL, Setting.AUTODETECT, "on", ANA, 1));
    store().change("e3", CHANNEL, narrow);

    assertThat(store().find(CHANNEL)).containsExactlyInAnyOrder(wide, narrow);
  }

  @Test
  void keepsWhoTookASettingBack() {
    var back =
        new SettingsChange(
            Scope.CHANNEL, Setting.LANGUAGE, Optional.empty(), BEN, NOON.plusSeconds(1));
    store().change("e1", CHANNEL, change(Scope.CHANNEL, Setting.LANGUAGE, "de", ANA, 0));
    store().change("e2", CHANNEL, back);

    assertThat(store().find(CHANNEL)).containsExactly(back);
  }

  @Test
  void changesASettingOnceForAnEvent() {
    var first = change(Scope.CHANNEL, Setting.RECEIPTS, "on", ANA, 0);
    var second = change(Scope.CHANNEL, Setting.RECEIPTS, "off", BEN, 1);
    store().change("e1", CHANNEL, first);
    store().change("e2", CHANNEL, second);

    assertThat(store().change("e1", CHANNEL, first)).isFalse();
    assertThat(store().find(CHANNEL)).containsExactly(second);
    assertThat(store().history(CHANNEL, 10)).containsExactly(second, first);
    assertThat(
            store().change("e1", CHANNEL, change(Scope.CHANNEL, Setting.ANSWERS, "public", ANA, 2)))
        .as("another setting of the same form")
        .isTrue();
  }

  @Test
  void knowsWhatAnEventHasChanged() {
    var channel = change(Scope.CHANNEL, Setting.RECEIPTS, "on", ANA, 0);
    var workspace = change(Scope.WORKSPACE, Setting.ANSWERS, "private", ANA, 0);
    store().change("e1", CHANNEL, channel);
    store().change("e1", CHANNEL, workspace);
    store().change("e2", CHANNEL, change(Scope.CHANNEL, Setting.RECEIPTS, "off", BEN, 1));

    assertThat(store().changedBy("e1")).containsExactly(workspace, channel);
    assertThat(store().changedBy("e3")).isEmpty();
  }

  @Test
  void remembersWhoChangedWhatNewestFirst() {
    var first = change(Scope.WORKSPACE, Setting.ANSWERS, "private", ANA, 0);
    var second = change(Scope.CHANNEL, Setting.ANSWERS, "public", BEN, 1);
    var third = change(Scope.CHANNEL, Setting.RECEIPTS, "on", ANA, 2);
    store().change("e1", CHANNEL, first);
    store().change("e2", CHANNEL, second);
    store().change("e3", CHANNEL, third);

    assertThat(store().history(CHANNEL, 10)).containsExactly(third, second, first);
    assertThat(store().history(CHANNEL, 2)).containsExactly(third, second);
    assertThat(store().history(OTHER_CHANNEL, 10)).containsExactly(first);
  }

  private static SettingsChange change(
      Scope scope, Setting setting, String value, Person by, int second) {
    return new SettingsChange(scope, setting, Optional.of(value), by, NOON.plusSeconds(second));
  }
}
