package dev.aadsts.bot.store;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.address.Address;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Plans;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever only reads from a file of SQLite has connections of their own. */
final class ReadsBesideWritesTest {
  @TempDir private Path folder;

  private final MutableClock clock = MutableClock.atNoon();

  @Test
  void waitForNobodyWhoHasTheOneConnectionThatWrites() {
    try (var database = Database.sqlite(folder)) {
      var checklists = new SqlChecklists(database);
      var addresses = new SqlAddresses(database);
      var feedback = new SqlFeedback(database, clock);
      var list = checklists.open(Checklist.start(THREAD, Plans.lockedOut(), ANA, clock.instant()));
      var address = new Address("T1", "C1", "https://eu.test/", "bot", Optional.empty());
      addresses.put(address);
      feedback.report("e1", Articles.LOCKED_OUT, THREAD, ANA, "words");

      database
          .queries()
          .useHandle(
              writer -> {
                assertThat(elsewhere(() -> checklists.openOf(CHANNEL, ANA.id())))
                    .containsExactly(list);
                assertThat(elsewhere(checklists::countOpen)).isEqualTo(1);
                assertThat(elsewhere(() -> addresses.find("T1", "C1"))).contains(address);
                assertThat(elsewhere(() -> feedback.since(Instant.EPOCH))).hasSize(1);
                assertThat(
                        elsewhere(
                            () ->
                                new SqlSightings(database).counts(CHANNEL.platform(), "T1", 0, 1)))
                    .isEmpty();
                assertThat(elsewhere(() -> new SqlSettings(database).history(CHANNEL, 1)))
                    .isEmpty();
              });
    }
  }

  private static <T> T elsewhere(Supplier<T> reading) {
    return CompletableFuture.supplyAsync(reading).join();
  }
}
