package dev.aadsts.bot.store;

import dev.aadsts.bot.delivery.outbox.Receipts;
import dev.aadsts.bot.delivery.outbox.ReceiptsContract;
import dev.aadsts.bot.testkit.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class SqlReceiptsPostgresTest extends ReceiptsContract {
  private final String url = Postgres.freshDatabase();
  private Database database;

  @BeforeEach
  void open() {
    database = Database.postgres(url);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected Receipts receipts() {
    return new SqlReceipts(database);
  }

  @Override
  protected Receipts reopened() {
    database.close();
    database = Database.postgres(url);
    return new SqlReceipts(database);
  }
}
