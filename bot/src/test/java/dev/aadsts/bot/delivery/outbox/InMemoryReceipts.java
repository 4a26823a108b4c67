package dev.aadsts.bot.delivery.outbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Receipts in a map; kept honest by {@link ReceiptsContract}. */
public final class InMemoryReceipts implements Receipts {
  private final Map<Key, Entry> entries = new HashMap<>();

  private record Key(String eventId, String part) {}

  private record Entry(Receipt receipt, Instant begun) {}

  @Override
  public synchronized Optional<Receipt> begin(String eventId, String part, Instant begun) {
    var fresh = new Entry(new Receipt(Optional.empty(), begun), begun);
    return Optional.ofNullable(entries.putIfAbsent(new Key(eventId, part), fresh))
        .map(Entry::receipt);
  }

  @Override
  public synchronized Optional<Receipt> find(String eventId, String part) {
    return Optional.ofNullable(entries.get(new Key(eventId, part))).map(Entry::receipt);
  }

  @Override
  public synchronized void delivered(String eventId, String part, String messageId) {
    entries.computeIfPresent(
        new Key(eventId, part),
        (key, entry) -> new Entry(new Receipt(Optional.of(messageId), entry.begun), entry.begun));
  }

  @Override
  public synchronized void notDelivered(String eventId, String part, Instant begun) {
    entries.computeIfPresent(
        new Key(eventId, part),
        (key, entry) ->
            entry.receipt.messageId().isEmpty() && entry.begun.equals(begun) ? null : entry);
  }

  @Override
  public synchronized int deleteBefore(Instant moment) {
    int before = entries.size();
    entries.values().removeIf(entry -> entry.begun.isBefore(moment));
    return before - entries.size();
  }
}
