package dev.aadsts.bot.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for something no longer than it is worth to whoever asks. */
public final class InTime {
  private static final Logger LOG = LoggerFactory.getLogger(InTime.class);

  private InTime() {}

  /**
   * Does that in a thread of its own, and comes back when it is done or has failed, which the log
   * then says, or when the time is over: it goes on then, for those who ask later.
   *
   * @param what is read, for the log: in the plural
   * @param atMost how long to wait
   */
  public static void read(String what, Duration atMost, Runnable reading) {
    begin(what, reading).completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /**
   * Does that in a thread of its own, for those who ask later: nobody waits. The log says if it
   * failed.
   *
   * @return done when it is done or has failed
   */
  public static CompletableFuture<Void> begin(String what, Runnable reading) {
    var done = new CompletableFuture<Void>();
    Thread.ofVirtual()
        .name(what)
        .start(
            () -> {
              try {
                reading.run();
              } catch (RuntimeException e) { // Of which kind, only the store knows.
                // For many messages while the store is down, which the log has with its reason.
                LOG.warn("{} cannot be read; what was known before counts", what);
                LOG.debug("Why", e);
              } finally {
                done.complete(null);
              }
            });
    return done;
  }
}
