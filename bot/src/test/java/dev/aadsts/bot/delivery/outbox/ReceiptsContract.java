package dev.aadsts.bot.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.delivery.outbox.Receipts.Receipt;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link Receipts} must do; each implementation's test extends it. */
public abstract class ReceiptsContract {
  protected final MutableClock clock = MutableClock.atNoon();

  /** Empty receipts that use {@link #clock}, the same ones each time within a test. */
  protected abstract Receipts receipts();

  /** What another process would see; the same receipts where there is no other. */
  protected Receipts reopened() {
    return receipts();
  }

  private Optional<Receipt> begin(String eventId, String part) {
    return receipts().begin(eventId, part, clock.instant());
  }

  @Test
  void letOneBegin() {
    assertThat(begin("e1", "root")).isEmpty();

    assertThat(begin("e1", "root")).contains(new Receipt(Optional.empty(), clock.instant()));
    assertThat(begin("e1", "details")).isEmpty();
    assertThat(begin("e2", "root")).isEmpty();
  }

  @Test
  void rememberUnderWhichIdItWasDelivered() {
    begin("e1", "root");

    assertThat(receipts().find("e1", "root"))
        .contains(new Receipt(Optional.empty(), clock.instant()));
    assertThat(receipts().find("e1", "details")).isEmpty();
    receipts().delivered("e1", "root", "1700000000.000100");

    assertThat(reopened().find("e1", "root"))
        .contains(new Receipt(Optional.of("1700000000.000100"), clock.instant()));
    assertThat(reopened().begin("e1", "root", clock.instant()))
        .contains(new Receipt(Optional.of("1700000000.000100"), clock.instant()));
  }

  @Test
  void letAnotherBeginWhereItWasNotDelivered() {
    begin("e1", "root");

    receipts().notDelivered("e1", "root", clock.instant());

    assertThat(begin("e1", "root")).isEmpty();
  }

  @Test
  void doNotForgetADeliveryBecauseALaterAttemptFailed() {
    begin("e1", "root");
    receipts().delivered("e1", "root", "m1");

    receipts().notDelivered("e1", "root", clock.instant());

    assertThat(begin("e1", "root")).contains(new Receipt(Optional.of("m1"), clock.instant()));
  }

  // Somebody was held up so long that others looked, found nothing, and began anew.
  @Test
  void keepAnAttemptThatBeganAfterTheOneThatFailed() {
    Instant first = clock.instant();
    begin("e1", "root");
    receipts().notDelivered("e1", "root", first);
    clock.advance(Duration.ofSeconds(30));
    begin("e1", "root");

    receipts().notDelivered("e1", "root", first);

    assertThat(receipts().find("e1", "root"))
        .contains(new Receipt(Optional.empty(), clock.instant()));
    receipts().delivered("e1", "root", "m2");
    assertThat(begin("e1", "root")).contains(new Receipt(Optional.of("m2"), first.plusSeconds(30)));
  }

  @Test
  void forgetWhatIsOld() {
    begin("old", "root");
    begin("old", "details");
    clock.advance(Duration.ofHours(1));
    begin("young", "root");

    int deleted = receipts().deleteBefore(clock.instant());

    assertThat(deleted).isEqualTo(2);
    assertThat(begin("old", "root")).isEmpty();
    assertThat(begin("young", "root")).isPresent();
  }

  @Test
  void letOneOfManyBegin() throws Exception {
    List<Optional<Receipt>> begun = Together.call(40, number -> begin("e1", "root"));

    assertThat(begun).filteredOn(Optional::isEmpty).hasSize(1);
  }

  @Test
  void letNoTwoSendAtOnceHoweverOftenSendingFails() throws Exception {
    var sending = new AtomicInteger();
    var sent = new AtomicInteger();

    Together.call(
        8,
        number -> {
          for (int attempt = 0; attempt < 100; attempt++) {
            if (begin("e1", "root").isEmpty()) {
              assertThat(sending.incrementAndGet()).isEqualTo(1);
              sent.incrementAndGet();
              sending.decrementAndGet();
              receipts().notDelivered("e1", "root", clock.instant());
            }
          }
          return number;
        });

    assertThat(sent).hasPositiveValue();
  }
}
