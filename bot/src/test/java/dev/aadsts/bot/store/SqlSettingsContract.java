package dev.aadsts.bot.store;

import static dev.aadsts.bot.testkit.People.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.settings.SettingsStore;
import dev.aadsts.bot.settings.SettingsStoreContract;
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
  void leavesOutWhatANewerVersionLetsPeopleSet() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO settings (platform, workspace, channel, setting, value, by_id,"
                        + " by_name, changed_at)"
                        + " VALUES ('SLACK', 'T1', '', 'mood', 'sunny', 'U1', 'Ana', 0)"));

    assertThat(store().find(CHANNEL)).isEmpty();
  }
}
