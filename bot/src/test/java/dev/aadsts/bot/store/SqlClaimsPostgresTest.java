package dev.aadsts.bot.store;

import dev.aadsts.bot.claim.Claims;
import dev.aadsts.bot.claim.ClaimsContract;
import dev.aadsts.bot.testkit.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class SqlClaimsPostgresTest extends ClaimsContract {
  private Database database;

  @BeforeEach
  void open() {
    database = Database.postgres(Postgres.freshDatabase());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected Claims claims() {
    return new SqlClaims(database);
  }
}
