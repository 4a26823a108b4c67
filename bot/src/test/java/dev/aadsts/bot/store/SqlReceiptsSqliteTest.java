package dev.aadsts.bot.store;

import dev.aadsts.bot.delivery.outbox.Receipts;
import dev.aadsts.bot.delivery.outbox.ReceiptsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqlReceiptsSqliteTest extends ReceiptsContract {
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
  protected Receipts receipts() {
    return new SqlReceipts(database);
  }

  @Override
  protected Receipts reopened() {
    database.close();
    database = Database.sqlite(folder);
    return new SqlReceipts(database);
  }
}
