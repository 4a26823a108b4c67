package dev.aadsts.bot.store;

import dev.aadsts.bot.secret.Seal;
import dev.aadsts.bot.secret.SecretName;
import dev.aadsts.bot.secret.Secrets;
import dev.aadsts.bot.secret.SecretsContract;
import org.junit.jupiter.api.AfterEach;

/** The rows of {@link SqlSecrets}, whichever the database. */
abstract class SqlSecretsContract extends SecretsContract {
  private final Database database;

  SqlSecretsContract(Database database) {
    this.database = database;
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected Secrets secrets(Seal seal) {
    return new SqlSecrets(database, seal, clock);
  }

  @Override
  protected String row(SecretName name) {
    return database
        .queries()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT sealed FROM secrets WHERE kind = :kind AND owner = :owner")
                    .bind("kind", name.kind())
                    .bind("owner", name.owner())
                    .mapTo(String.class)
                    .one());
  }

  @Override
  protected void overwrite(SecretName name, String sealed) {
    database
        .queries()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE secrets SET sealed = ? WHERE kind = ? AND owner = ?",
                    sealed,
                    name.kind(),
                    name.owner()));
  }
}
