package dev.aadsts.bot.store;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.feedback.Feedback;
import dev.aadsts.bot.feedback.Report;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Postgres;
import dev.aadsts.bot.testkit.Together;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlFeedbackTest {
  private static final Conversation SITE =
      new Conversation(Platform.WEB, "site", "site", Optional.empty());
  private static final Person READER = new Person("", "");

  @Test
  void countsAPressOnceOnSqlite(@TempDir Path folder) throws Exception {
    try (var database = Database.sqlite(folder)) {
      assertCountsAPressOnce(database);
    }
  }

  @Test
  void countsAPressOnceOnPostgres() throws Exception {
    try (var database = Database.postgres(Postgres.freshDatabase())) {
      assertCountsAPressOnce(database);
    }
  }

  @Test
  void forgetsWhatReadersOfTheSiteSaidAndOfOthersOnlyWhoTheyWere(@TempDir Path folder) {
    try (var database = Database.sqlite(folder)) {
      var clock = MutableClock.atNoon();
      var feedback = new SqlFeedback(database, clock);
      feedback.report("e1", Articles.LOCKED_OUT, SITE, READER, "It moved.");
      feedback.report("e2", Articles.LOCKED_OUT, THREAD, ANA, "It did not.");
      clock.advance(Duration.ofMillis(1));
      feedback.report("e3", Articles.LOCKED_OUT, SITE, READER, "It did.");

      assertThat(feedback.forgetBefore(clock.instant())).isEqualTo(2);

      assertThat(feedback.since(Instant.EPOCH))
          .extracting(Report::words, Report::personId)
          .containsExactly(tuple("It did not.", ""), tuple("It did.", ""));
    }
  }

  @Test
  void hasRoomForSoManyReadersOfTheSiteAndNoMore(@TempDir Path folder) {
    try (var database = Database.sqlite(folder)) {
      var clock = MutableClock.atNoon();
      var feedback = new SqlFeedback(database, clock);
      feedback.report("of Ana", Articles.LOCKED_OUT, THREAD, ANA, "words");
      for (int number = 1; number < Feedback.MOST_FROM_SITE; number++) {
        feedback.report("e" + number, Articles.LOCKED_OUT, SITE, READER, "words");
      }
      assertThat(feedback.hasRoomForReaders()).isTrue();

      feedback.report("e0", Articles.LOCKED_OUT, SITE, READER, "words");

      assertThat(feedback.hasRoomForReaders()).isFalse();
      assertThat(feedback.forgetBefore(clock.instant().plusMillis(1))).isPositive();
      assertThat(feedback.hasRoomForReaders()).isTrue();
    }
  }

  @Test
  void startsInTwoProcessesAtOnceOnOneDatabase() throws Exception {
    String url = Postgres.freshDatabase();

    var databases = Together.call(2, number -> Database.postgres(url));

    assertThat(databases).allMatch(Database::isUp);
    databases.forEach(Database::close);
  }

  private static void assertCountsAPressOnce(Database database) throws Exception {
    var clock = MutableClock.atNoon();
    var feedback = new SqlFeedback(database, clock);

    Together.call(
        10,
        number -> {
          feedback.report("e1", Articles.LOCKED_OUT, THREAD, ANA, "It moved.");
          return number;
        });
    feedback.report("e2", Articles.LOCKED_OUT, THREAD, BEN, "");

    assertThat(feedback.count()).isEqualTo(2);
    assertThat(feedback.newestWithWords(5))
        .containsExactly(
            new Report(
                Articles.LOCKED_OUT, Platform.SLACK, "T1", "U1", "It moved.", clock.instant()));
    assertThat(feedback.since(clock.instant())).hasSize(2);
    assertThat(feedback.since(clock.instant().plusMillis(1))).isEmpty();
  }
}
