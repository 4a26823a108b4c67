package dev.aadsts.bot.store;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.settings.SettingsChange;
import dev.aadsts.bot.settings.SettingsStore;
import dev.aadsts.bot.settings.SettingsStoreContract;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of {@link SqlSettings}, whichever the database. */
abstract class SqlSettingsContract extends SettingsStoreContract {
  private final Database database;

  SqlSettingsContract(Database database) {
    this.database = database;
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected SettingsStore store() {
    return new SqlSettings(database);
  }

  @Test
  void forgetsWhoChangedWhatLongAgoAndKeepsWhatCounts() {
    var settings = new SqlSettings(database);
    settings.change("e1", CHANNEL, change(Setting.ANSWERS, Optional.of("private"), 1));
    settings.change("e2", CHANNEL, change(Setting.RECEIPTS, Optional.of("on"), 2));
    settings.change("e3", CHANNEL, change(Setting.RECEIPTS, Optional.empty(), 3));
    settings.change("e4", CHANNEL, change(Setting.LANGUAGE, Optional.of("de"), 4));

    assertThat(settings.forgetBefore(Instant.ofEpochSecond(4))).isEqualTo(4);

    assertThat(settings.history(CHANNEL, 10))
        .extracting(SettingsChange::setting)
        .containsExactly(Setting.LANGUAGE);
    assertThat(settings.find(CHANNEL))
        .extracting(SettingsChange::setting)
        .containsExactlyInAnyOrder(Setting.ANSWERS, Setting.LANGUAGE);
  }

  private static SettingsChange change(Setting setting, Optional<String> value, long second) {
    return new SettingsChange(Scope.CHANNEL, setting, value, ANA, Instant.ofEpochSecond(second));
  }

  @Test
  void leavesOutWhatANewerVersionLetsPeopleSet() {
    database
        .queries()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO settings (platform, workspace, channel, setting, value, by_id,"
                        + " by_name, changed_at)"
                        + " VALUES ('SLACK', 'T1', '', 'mood', 'sunny', 'U1', 'Ana', 0)"));

    assertThat(store().find(CHANNEL)).isEmpty();
  }
}
