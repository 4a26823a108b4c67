package dev.aadsts.bot.delivery.outbox;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.Send;
import dev.aadsts.bot.delivery.Turns;
import dev.aadsts.bot.delivery.pace.Pace;
import dev.aadsts.bot.delivery.pace.Pacer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends messages no faster than a platform takes them: in each conversation, and in all of them
 * together. A short wait is waited for; a longer one holds no thread: the event comes back shortly
 * before its turn, which it keeps. So a flood in one conversation is no reason for others to wait.
 * Safe for use by many threads.
 *
 * <p>A message takes its turn among all conversations only when its turn in its own has come: else
 * a flood in one conversation would take the turns of all others in advance.
 */
public final class Throttle {
  /** The longest wait that holds a thread. */
  static final Duration SHORT = Duration.ofSeconds(2);

  /** How long before its turn an event comes back: a little more than the queue looks away. */
  static final Duration EARLY = Duration.ofMillis(1500);

  /** An event that comes later than this after its turn takes a new one. */
  static final Duration LATE = Duration.ofSeconds(10);

  private final Pacer conversations;
  private final Pacer together;

  /**
   * @param conversation for each conversation
   * @param together for all conversations of a workspace or tenant
   */
  public Throttle(Pace conversation, Pace together, Clock clock) {
    this.conversations = new Pacer(conversation, clock);
    this.together = new Pacer(together, clock);
  }

  /** Lets everything through at once: for the few words that say that something went wrong. */
  public static Throttle unlimited(Clock clock) {
    var unlimited = new Pace(List.of(new Pace.Window(10_000, Duration.ofMillis(1))));
    return new Throttle(unlimited, unlimited, clock);
  }

  /**
   * Where a message goes.
   *
   * @param conversation unique on that platform
   * @param whole the workspace or tenant
   */
  public record Destination(String conversation, String whole) {}

  /**
   * Sends a new message when its turn has come. After a refusal for now, nobody sends there for as
   * long as the platform asks, and this one is the first to send again.
   *
   * @param further how many messages of the same event follow there: their turns come right after
   * @throws DeliveryException with {@link Kind#NOT_YET} where the turn is too far off to wait for
   */
  public <T> T create(Turns turns, Destination destination, int further, Send<T> message)
      throws DeliveryException {
    return send(turns, destination.conversation(), destination.whole(), further, message);
  }

  /** Replaces a message, at the same pace, beside the new ones. */
  public <T> T update(Turns turns, Destination destination, Send<T> message)
      throws DeliveryException {
    return send(turns, destination.conversation() + "/updates", destination.whole(), 0, message);
  }

  private <T> T send(Turns turns, String lane, String whole, int further, Send<T> message)
      throws DeliveryException {
    reserve(conversations, turns, lane, 1 + further);
    await(conversations, turns, lane);
    reserve(together, turns, whole, 1);
    await(together, turns, whole);
    try {
      T sent = message.send();
      use(turns, lane, whole);
      return sent;
    } catch (DeliveryException e) {
      if (e.kind() == Kind.NOT_DELIVERED) {
        e.retryAfter().ifPresent(pause -> conversations.pause(lane, pause));
      } else {
        use(turns, lane, whole);
      }
      throw e;
    }
  }

  private static void reserve(Pacer pacer, Turns turns, String destination, int messages) {
    for (int missing = turns.count(destination) == 0 ? messages : 0; missing > 0; missing--) {
      turns.add(pacer.reserve(destination));
    }
  }

  private static void use(Turns turns, String lane, String whole) {
    turns.use(lane);
    turns.use(whole);
  }

  private static void await(Pacer pacer, Turns turns, String destination) throws DeliveryException {
    while (true) {
      Duration wait = pacer.until(turns.first(destination).orElseThrow());
      if (wait.compareTo(LATE.negated()) < 0) {
        renew(pacer, turns, destination);
      } else if (!wait.isPositive()) {
        return;
      } else if (wait.compareTo(SHORT) > 0) {
        throw new DeliveryException(
            Kind.NOT_YET, Optional.of(wait.minus(EARLY)), "The turn comes in " + wait);
      } else {
        sleep(wait);
      }
    }
  }

  private static void renew(Pacer pacer, Turns turns, String destination) {
    int messages = turns.count(destination);
    turns.drop(destination);
    reserve(pacer, turns, destination, messages);
  }

  private static void sleep(Duration wait) throws DeliveryException {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryException(
          Kind.NOT_YET, Optional.of(Duration.ZERO), "Stopped while waiting for a turn");
    }
  }
}
