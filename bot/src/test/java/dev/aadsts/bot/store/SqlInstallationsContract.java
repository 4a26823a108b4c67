package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.installation.Installation;
import dev.aadsts.bot.installation.InstallationStore;
import dev.aadsts.bot.installation.InstallationStoreContract;
import dev.aadsts.bot.installation.Tokens;
import dev.aadsts.bot.secret.EncryptionKeys;
import dev.aadsts.bot.secret.Seal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of {@link SqlInstallations}, whichever the database. */
abstract class SqlInstallationsContract extends InstallationStoreContract {
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String OTHER = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

  private final Database database;

  SqlInstallationsContract(Database database) {
    this.database = database;
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected InstallationStore store() {
    return with(KEY);
  }

  private InstallationStore with(String key) {
    var secrets = new SqlSecrets(database, new Seal(EncryptionKeys.parse(key)), clock);
    return new SqlInstallations(database, secrets, clock);
  }

  @Test
  void keepsNoTokenInTheClearAndNoneAfterTheRemoval() {
    store().keep(contoso());
    assertThat(secrets()).singleElement().asString().doesNotContain("xoxb");

    store().remove("T1", clock.instant());

    assertThat(secrets()).isEmpty();
  }

  @Test
  void findsNothingWhereTheKeyIsAnother() {
    store().keep(contoso());

    assertThat(with(OTHER).find("T1")).isEmpty();
  }

  private Installation contoso() {
    return new Installation(
        "T1", "Contoso", "U1", "aadsts", List.of(), Tokens.lasting("xoxb-secret"), clock.instant());
  }

  private List<String> secrets() {
    return database
        .queries()
        .withHandle(
            handle -> handle.createQuery("SELECT sealed FROM secrets").mapTo(String.class).list());
  }
}
