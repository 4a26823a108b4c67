package dev.aadsts.bot.delivery.outbox;

import dev.aadsts.bot.delivery.inbox.EventRows;
import java.time.Instant;
import java.util.Optional;

/** Remembers which message of a reply has been sent. Safe for several threads and processes. */
public interface Receipts {
  /**
   * Notes that a message is about to be sent.
   *
   * @param begun now, in whole milliseconds: what tells this attempt from others
   * @return empty if nobody has begun to send it before, else what is known of that attempt
   */
  Optional<Receipt> begin(String eventId, String part, Instant begun);

  /** What is known of a message; empty if nobody has begun to send it. */
  Optional<Receipt> find(String eventId, String part);

  /**
   * Notes that it was delivered, under the platform's own id. Need not be durable at once, but no
   * later than what {@link EventRows} is given afterwards.
   */
  void delivered(String eventId, String part, String messageId);

  /**
   * Notes that it certainly was not delivered, so that it may be sent again. Where somebody else
   * has begun another attempt meanwhile, that one stays.
   *
   * @param begun when the attempt that failed had begun
   */
  void notDelivered(String eventId, String part, Instant begun);

  /** Forgets what was begun before that moment; says how many. */
  int deleteBefore(Instant moment);

  /**
   * What is known of an earlier attempt.
   *
   * @param messageId the platform's id; empty where the attempt began and nobody knows how it ended
   * @param begun when it began
   */
  record Receipt(Optional<String> messageId, Instant begun) {}
}
