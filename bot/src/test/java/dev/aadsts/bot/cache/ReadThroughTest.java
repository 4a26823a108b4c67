package dev.aadsts.bot.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Together;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class ReadThroughTest {
  private static final Duration LIFE = Duration.ofSeconds(10);
  private static final int MOST = 3;

  private final MutableClock clock = MutableClock.atNoon();
  private final AtomicInteger reads = new AtomicInteger();
  private final ReadThrough<String, String> patient = cache(Duration.ofMinutes(2));
  private final ReadThrough<String, String> impatient = cache(Duration.ofMillis(1));

  private ReadThrough<String, String> cache(Duration soon) {
    return new ReadThrough<>("Things", LIFE, soon, MOST, clock);
  }

  @Test
  void readsOnceForItsLifeAndAnewAfterIt() {
    assertThat(patient.get("a", read("old"))).isEqualTo("old");
    clock.advance(LIFE.minusMillis(1));
    assertThat(patient.get("a", read("new"))).isEqualTo("old");

    clock.advance(Duration.ofMillis(1));

    assertThat(patient.get("a", read("new"))).isEqualTo("new");
    assertThat(reads).hasValue(2);
  }

  @Test
  void mixesNoTwoKeysUp() {
    patient.get("a", read("A"));

    assertThat(patient.get("b", read("B"))).isEqualTo("B");
    assertThat(patient.get("a", read("x"))).isEqualTo("A");
  }

  @Test
  void givesTheOldWhileTheNewIsReadAndTheNewOnceItIs() {
    impatient.get("a", read("old"));
    clock.advance(LIFE);
    var gate = new CountDownLatch(1);

    assertThat(impatient.get("a", held(gate, read("new")))).isEqualTo("old");
    assertThat(impatient.get("a", read("another"))).as("read by one only").isEqualTo("old");

    gate.countDown();
    await().untilAsserted(() -> assertThat(impatient.get("a", read("x"))).isEqualTo("new"));
    assertThat(reads).hasValue(2);
  }

  @Test
  void givesTheOldWhereReadingFailsAndTriesAgainAfterALife() {
    patient.get("a", read("old"));
    clock.advance(LIFE);
    try (var logs = new CapturedLogs()) {
      assertThat(patient.get("a", this::fail)).isEqualTo("old");
      assertThat(patient.get("a", this::fail)).isEqualTo("old");

      assertThat(logs.lines())
          .filteredOn(line -> line.startsWith("WARN"))
          .containsExactly("WARN Things cannot be read; what was known before counts");
    }
    assertThat(reads).hasValue(2);

    clock.advance(LIFE);

    assertThat(patient.get("a", read("new"))).isEqualTo("new");
  }

  @Test
  void waitsForTheFirstAndSaysThatItFailed() {
    assertThatThrownBy(() -> impatient.get("a", this::fail)).hasMessage("The store is down");

    assertThat(impatient.get("a", read("first"))).isEqualTo("first");
  }

  @Test
  void doesWithoutTheFirstWhereThatIsOnlyAHint() {
    var gate = new CountDownLatch(1);
    assertThat(impatient.get("a", held(gate, read("first")), "none")).isEqualTo("none");
    assertThat(impatient.get("a", read("another"), "none")).isEqualTo("none");

    gate.countDown();

    await().untilAsserted(() -> assertThat(impatient.get("a", read("x"), "")).isEqualTo("first"));
    assertThat(patient.get("b", this::fail, "none")).isEqualTo("none");
    assertThat(patient.get("c", read("there"), "none")).isEqualTo("there");
  }

  @Test
  void readsAnewWhatWasForgotten() {
    patient.get("a", read("old"));
    patient.get("b", read("old"));
    patient.get("c", read("old"));

    patient.forget("a");
    patient.forgetAll("b"::equals);

    assertThat(patient.get("a", read("new"))).isEqualTo("new");
    assertThat(patient.get("b", read("new"))).isEqualTo("new");
    assertThat(patient.get("c", read("new"))).isEqualTo("old");
  }

  @Test
  void doesNotBringBackWhatWasForgottenWhileItWasRead() {
    patient.get("a", read("old"));
    clock.advance(LIFE);
    patient.get(
        "a",
        () -> {
          patient.forget("a");
          return "out of date";
        });

    assertThat(patient.get("a", read("new"))).isEqualTo("new");
  }

  @Test
  void doesNotRememberWhatWasForgottenWhileItWasReadForTheFirstTime() {
    patient.get(
        "a",
        () -> {
          patient.forget("a");
          return "out of date";
        });
    patient.get(
        "b",
        () -> {
          patient.forgetAll("b"::equals);
          return "out of date";
        });

    assertThat(patient.get("a", read("new"))).isEqualTo("new");
    assertThat(patient.get("b", read("new"))).isEqualTo("new");
  }

  @Test
  void keepsNobodyWaitingForTheFirstWhoMustNotWait() {
    var gate = new CountDownLatch(1);
    assertThat(impatient.getSoon("a", held(gate, read("first")))).isEmpty();
    assertThat(impatient.getSoon("a", read("another"))).as("read by one only").isEmpty();

    gate.countDown();

    await().untilAsserted(() -> assertThat(impatient.getSoon("a", read("x"))).contains("first"));
    assertThat(impatient.get("a", read("x"))).isEqualTo("first");
    assertThat(reads).hasValue(1);
  }

  @Test
  void waitsForWhatOthersCouldNotWaitFor() {
    assertThat(patient.getSoon("a", this::fail)).isEmpty();

    assertThat(patient.get("a", read("first"))).isEqualTo("first");
    assertThat(patient.getSoon("a", read("x"))).contains("first");
  }

  @Test
  void keepsNoMoreThanItMay() {
    for (int number = 0; number <= MOST; number++) {
      patient.get("key " + number, read("old"));
    }

    assertThat(patient.get("key 0", read("new"))).isEqualTo("new");
  }

  @Test
  void answersManyThreadsAtOnce() throws Exception {
    patient.get("a", read("old"));
    clock.advance(LIFE);

    assertThat(Together.call(8, number -> patient.get("a", read("new"))))
        .contains("new")
        .isSubsetOf("old", "new");
    assertThat(reads).hasValue(2);
  }

  private Supplier<String> read(String value) {
    return () -> {
      reads.incrementAndGet();
      return value;
    };
  }

  private String fail() {
    reads.incrementAndGet();
    throw new IllegalStateException("The store is down");
  }

  private static Supplier<String> held(CountDownLatch gate, Supplier<String> reading) {
    return () -> {
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return reading.get();
    };
  }
}
