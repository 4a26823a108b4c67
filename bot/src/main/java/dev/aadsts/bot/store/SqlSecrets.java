package dev.aadsts.bot.store;

import dev.aadsts.bot.secret.Opened;
import dev.aadsts.bot.secret.Seal;
import dev.aadsts.bot.secret.SecretName;
import dev.aadsts.bot.secret.Secrets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Secrets in the database, each row encrypted. Safe for use by many threads and processes. */
public final class SqlSecrets implements Secrets {
  private final Queries queries;
  private final Seal seal;
  private final Clock clock;

  public SqlSecrets(Database database, Seal seal, Clock clock) {
    this.queries = database.queries();
    this.seal = seal;
    this.clock = clock;
  }

  private record Row(SecretName name, String sealed) {}

  @Override
  public void put(SecretName name, String secret) {
    queries.useHandle(handle -> put(handle, name, secret));
  }

  /** Keeps a secret, in the transaction of that handle; replaces what had that name. */
  void put(Handle handle, SecretName name, String secret) {
    handle
        .createUpdate(
            "INSERT INTO secrets (kind, owner, sealed, changed_at)"
                + " VALUES (:kind, :owner, :sealed, :at) ON CONFLICT (kind, owner)"
                + " DO UPDATE SET sealed = excluded.sealed, changed_at = excluded.changed_at")
        .bind("kind", name.kind())
        .bind("owner", name.owner())
        .bind("sealed", seal.close(name, secret))
        .bind("at", clock.millis())
        .execute();
  }

  @Override
  public Optional<Opened> find(SecretName name) {
    Optional<String> sealed =
        queries.withHandle(
            handle ->
                handle
                    .createQuery("SELECT sealed FROM secrets WHERE kind = :kind AND owner = :owner")
                    .bind("kind", name.kind())
                    .bind("owner", name.owner())
                    .mapTo(String.class)
                    .findOne());
    return sealed.map(value -> opened(new Row(name, value)));
  }

  @Override
  public void delete(SecretName name) {
    queries.useHandle(handle -> delete(handle, name));
  }

  /** Forgets a secret, in the transaction of that handle. */
  void delete(Handle handle, SecretName name) {
    handle
        .createUpdate("DELETE FROM secrets WHERE kind = :kind AND owner = :owner")
        .bind("kind", name.kind())
        .bind("owner", name.owner())
        .execute();
  }

  @Override
  public Renewal renew() {
    List<Row> old =
        queries.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT kind, owner, sealed FROM secrets"
                            + " WHERE sealed NOT LIKE :newest || '%'")
                    .bind("newest", seal.newest())
                    .map(
                        (row, context) ->
                            new Row(
                                new SecretName(row.getString("kind"), row.getString("owner")),
                                row.getString("sealed")))
                    .list());
    int renewed = 0;
    for (Row row : old) {
      renewed += opened(row) instanceof Opened.Genuine ? 1 : 0;
    }
    return new Renewal(renewed, old.size() - renewed);
  }

  private Opened opened(Row row) {
    Opened opened = seal.open(row.name(), row.sealed());
    if (opened instanceof Opened.Genuine(var secret) && seal.isOld(row.sealed())) {
      replace(row, seal.close(row.name(), secret));
    }
    return opened;
  }

  // Not where somebody has put another secret there in the meantime.
  private void replace(Row row, String sealed) {
    queries.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE secrets SET sealed = :sealed"
                        + " WHERE kind = :kind AND owner = :owner AND sealed = :before")
                .bind("sealed", sealed)
                .bind("kind", row.name().kind())
                .bind("owner", row.name().owner())
                .bind("before", row.sealed())
                .execute());
  }
}
