package dev.aadsts.bot.slack.socket;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one socket open for as long as it may: opens the next one before the last one goes, and
 * waits longer after each failure. For one thread, which ends by being interrupted.
 */
final class SocketKeeper implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SocketKeeper.class);

  private final Opener opener;
  private final Backoff backoff;
  private final SocketPace pace;
  private final SocketWatch watch;
  private Optional<Connection> current = Optional.empty();
  private int failures;

  SocketKeeper(Opener opener, Backoff backoff, SocketPace pace, SocketWatch watch) {
    this.opener = opener;
    this.backoff = backoff;
    this.pace = pace;
    this.watch = watch;
  }

  @Override
  public void run() {
    try {
      boolean goesOn = true;
      while (goesOn) {
        goesOn = openOrWait();
      }
    } catch (InterruptedException e) {
      LOG.debug("No more sockets are opened"); // Whoever stops us closes those that are open.
    }
  }

  private boolean openOrWait() throws InterruptedException {
    try {
      return open();
    } catch (RuntimeException e) { // Thrown, it would leave us deaf until somebody starts us anew.
      LOG.error("A socket of Slack could not be kept open", e);
      waitAfterFailure("something went wrong, see the log", Optional.empty());
      return true;
    }
  }

  private boolean open() throws InterruptedException {
    return switch (opener.open()) {
      case Opener.Opened.Open(var connection) -> live(connection);
      case Opener.Opened.Crowded() -> {
        failures++;
        wait(crowded(), "the app has as many sockets as Slack allows");
        yield true;
      }
      case Opener.Opened.NotNow(var why, var after) -> {
        waitAfterFailure(why, after);
        yield true;
      }
      case Opener.Opened.Never(var code) -> {
        watch.stopped(ConnectionsOpen.words(code));
        LOG.error("{} No more sockets are opened.", ConnectionsOpen.words(code));
        yield false;
      }
    };
  }

  private boolean live(Connection connection) throws InterruptedException {
    current.ifPresent(this::retire);
    current = Optional.of(connection);
    long since = System.nanoTime();
    CloseReason reason = connection.awaitEnding();
    watch.ended(reason);
    boolean steady = System.nanoTime() - since > pace.steady().toNanos();
    failures = steady ? 0 : failures + 1;
    LOG.info("A socket of Slack ends: {}", reason);
    Duration pause =
        reason == CloseReason.CROWDED || reason == CloseReason.SWITCHED_OFF
            ? crowded()
            : backoff.after(failures);
    wait(pause, "socket " + reason);
    return true;
  }

  // Where this process has no other socket, somebody waits for an answer.
  private Duration crowded() {
    return watch.open() > 0 ? backoff.crowded() : backoff.after(failures);
  }

  // It goes on listening until Slack closes it: what was sent there on the way is not lost.
  private void retire(Connection old) {
    Thread.ofVirtual()
        .name("slack-socket-old")
        .start(
            () -> {
              try {
                old.retire(pace.linger());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                old.abort();
              }
            });
  }

  private void waitAfterFailure(String why, Optional<Duration> asked) throws InterruptedException {
    failures++;
    Duration ours = backoff.after(failures);
    wait(asked.filter(longer -> longer.compareTo(ours) > 0).orElse(ours), why);
  }

  private void wait(Duration pause, String why) throws InterruptedException {
    if (pause.isPositive()) {
      watch.waiting(why);
      LOG.info("The next socket is opened in {} ms: {}", pause.toMillis(), why);
      Thread.sleep(pause);
    }
  }
}
