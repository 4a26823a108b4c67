package dev.aadsts.bot.delivery.outbox;

final class InMemoryReceiptsTest extends ReceiptsContract {
  private final Receipts receipts = new InMemoryReceipts();

  @Override
  protected Receipts receipts() {
    return receipts;
  }
}
