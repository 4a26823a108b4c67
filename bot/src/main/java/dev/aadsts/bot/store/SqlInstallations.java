package dev.aadsts.bot.store;

import dev.aadsts.bot.installation.Installation;
import dev.aadsts.bot.installation.InstallationStore;
import dev.aadsts.bot.installation.InstallationsUnavailableException;
import dev.aadsts.bot.installation.Tokens;
import dev.aadsts.bot.secret.Opened;
import dev.aadsts.bot.secret.SecretName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Installations in the database, their tokens among the secrets; what belongs together is written
 * in one transaction. Safe for use by many threads and processes.
 */
public final class SqlInstallations implements InstallationStore {
  private static final String KIND = "slack-tokens";
  // Its own before its organisation's.
  private static final String SERVING =
      "SELECT * FROM slack_installations WHERE owner = :workspace"
          + " OR owner = (SELECT organisation FROM slack_organisations"
          + " WHERE workspace = :workspace)"
          + " ORDER BY CASE WHEN owner = :workspace THEN 0 ELSE 1 END LIMIT 1";

  private final Queries queries;
  private final SqlSecrets secrets;
  private final Clock clock;

  public SqlInstallations(Database database, SqlSecrets secrets, Clock clock) {
    this.queries = database.queries();
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public void keep(Installation installation) {
    write(
        handle -> {
          handle
              .createUpdate(
                  "INSERT INTO slack_installations (owner, name, bot, bot_name, scopes,"
                      + " installed_at, expires_at, renewed_until)"
                      + " VALUES (:owner, :name, :bot, :botName, :scopes, :at, :expires, 0)"
                      + " ON CONFLICT (owner) DO UPDATE SET name = excluded.name,"
                      + " bot = excluded.bot, bot_name = excluded.bot_name,"
                      + " scopes = excluded.scopes, installed_at = excluded.installed_at,"
                      + " expires_at = excluded.expires_at, renewed_until = 0")
              .bind("owner", installation.owner())
              .bind("name", installation.name())
              .bind("bot", installation.bot())
              .bind("botName", installation.botName())
              .bind("scopes", String.join(",", installation.scopes()))
              .bind("at", installation.installedAt().toEpochMilli())
              .bind("expires", expiry(installation.tokens()))
              .execute();
          secrets.put(handle, name(installation.owner()), TokensJson.write(installation.tokens()));
        });
  }

  @Override
  public Optional<Installation> find(String workspace) {
    Optional<Installation> found =
        ask(
            handle ->
                handle
                    .createQuery(SERVING)
                    .bind("workspace", workspace)
                    .map((row, context) -> withoutTokens(row))
                    .findOne());
    // Not within, as the one connection of SQLite is taken.
    return found.flatMap(installation -> tokens(installation.owner()).map(installation::with));
  }

  private Optional<Tokens> tokens(String owner) {
    return asked(() -> secrets.find(name(owner))).flatMap(SqlInstallations::read);
  }

  private static Optional<Tokens> read(Opened opened) {
    return opened instanceof Opened.Genuine(var secret)
        ? TokensJson.read(secret)
        : Optional.empty();
  }

  @Override
  public void belongs(String workspace, String organisation) {
    write(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO slack_organisations (workspace, organisation)"
                        + " VALUES (:workspace, :organisation) ON CONFLICT (workspace)"
                        + " DO UPDATE SET organisation = excluded.organisation")
                .bind("workspace", workspace)
                .bind("organisation", organisation)
                .execute());
  }

  @Override
  public boolean remove(String owner, Instant before) {
    return transaction(
        handle -> {
          int removed =
              handle
                  .createUpdate(
                      "DELETE FROM slack_installations"
                          + " WHERE owner = :owner AND installed_at <= :before")
                  .bind("owner", owner)
                  .bind("before", before.toEpochMilli())
                  .execute();
          if (removed == 0) {
            return false;
          }
          secrets.delete(handle, name(owner));
          handle
              .createUpdate("DELETE FROM slack_organisations WHERE organisation = :owner")
              .bind("owner", owner)
              .execute();
          return true;
        });
  }

  @Override
  public boolean begin(Installation seen, Duration patience) {
    return transaction(
        handle ->
            update(
                    handle,
                    seen,
                    "SET renewed_until = :until",
                    clock.instant().plus(patience).toEpochMilli(),
                    " AND renewed_until <= :now")
                == 1);
  }

  @Override
  public boolean renew(Installation seen, Tokens tokens) {
    return transaction(
        handle -> {
          Long expires = expiry(tokens);
          int renewed =
              update(
                  handle,
                  seen,
                  "SET renewed_until = 0, expires_at = :until",
                  expires == null ? 0 : expires,
                  "");
          if (renewed == 1) {
            secrets.put(handle, name(seen.owner()), TokensJson.write(tokens));
          }
          return renewed == 1;
        });
  }

  // Only while its tokens are those that were seen: when they end tells them apart.
  private int update(Handle handle, Installation seen, String change, long until, String more) {
    return handle
        .createUpdate(
            "UPDATE slack_installations "
                + change
                + " WHERE owner = :owner AND installed_at = :at AND expires_at = :seen"
                + more)
        .bind("until", until)
        .bind("now", clock.millis())
        .bind("owner", seen.owner())
        .bind("at", seen.installedAt().toEpochMilli())
        .bind("seen", expiry(seen.tokens()))
        .execute();
  }

  @Override
  public List<String> owners(int most) {
    return ask(
        handle ->
            handle
                .createQuery(
                    "SELECT owner FROM slack_installations ORDER BY installed_at DESC, owner LIMIT"
                        + " :most")
                .bind("most", most)
                .mapTo(String.class)
                .list());
  }

  @Override
  public int count() {
    return ask(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM slack_installations")
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public boolean firstUse(String once, Instant until) {
    return ask(handle -> Nonces.note(handle, once, until));
  }

  @Override
  public int forgetUsedBefore(Instant moment) {
    return ask(handle -> Nonces.forgetBefore(handle, moment));
  }

  private void write(HandleConsumer<RuntimeException> work) {
    asked(
        () -> {
          queries.useTransaction(work);
          return true;
        });
  }

  private <T> T transaction(HandleCallback<T, RuntimeException> work) {
    return asked(() -> queries.inTransaction(work));
  }

  private <T> T ask(HandleCallback<T, RuntimeException> work) {
    return asked(() -> queries.withHandle(work));
  }

  private static <T> T asked(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw new InstallationsUnavailableException("The installations cannot be asked now", e);
    }
  }

  private static Installation withoutTokens(ResultSet row) throws SQLException {
    return new Installation(
        row.getString("owner"),
        row.getString("name"),
        row.getString("bot"),
        row.getString("bot_name"),
        Arrays.stream(row.getString("scopes").split(",")).filter(s -> !s.isEmpty()).toList(),
        Tokens.lasting(""),
        Instant.ofEpochMilli(row.getLong("installed_at")));
  }

  private static SecretName name(String owner) {
    return new SecretName(KIND, owner);
  }

  private static @Nullable Long expiry(Tokens tokens) {
    return tokens.renewal().map(Tokens.Renewal::expiresAt).map(Instant::toEpochMilli).orElse(null);
  }
}
