package dev.aadsts.bot.delivery.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/** Rows that do what others do, but for what a test makes of them. */
class ForwardingRows implements EventRows {
  private final EventRows rows;

  ForwardingRows(EventRows rows) {
    this.rows = rows;
  }

  @Override
  public DataSource dataSource() {
    return rows.dataSource();
  }

  @Override
  public CompletableFuture<Boolean> add(Row row) {
    return rows.add(row);
  }

  @Override
  public Optional<CompletableFuture<Boolean>> addWithNext(Row row) {
    return rows.addWithNext(row);
  }

  @Override
  public void hurry() {
    rows.hurry();
  }

  @Override
  public CompletableFuture<Boolean> replace(Row row) {
    return rows.replace(row);
  }

  @Override
  public CompletableFuture<Boolean> hold(String id, Instant until) {
    return rows.hold(id, until);
  }

  @Override
  public void settle() {
    rows.settle();
  }

  @Override
  public int forgetHandled(Instant due) {
    return rows.forgetHandled(due);
  }
}
