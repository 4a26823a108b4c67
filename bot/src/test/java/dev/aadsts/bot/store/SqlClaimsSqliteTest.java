package dev.aadsts.bot.store;

import dev.aadsts.bot.claim.Claims;
import dev.aadsts.bot.claim.ClaimsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqlClaimsSqliteTest extends ClaimsContract {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder);
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
