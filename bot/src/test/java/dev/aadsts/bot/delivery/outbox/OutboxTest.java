package dev.aadsts.bot.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.outbox.Outbox.Trace;
import dev.aadsts.bot.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OutboxTest {
  private final MutableClock clock = MutableClock.atNoon();
  private final Outbox outbox = new Outbox(new InMemoryReceipts(), clock);
  private final AtomicInteger sent = new AtomicInteger();

  @Test
  void sendsAMessageAndGivesItsId() throws Exception {
    assertThat(outbox.once("e1", "root", this::send)).isEqualTo("message 1");
  }

  @Test
  void sendsEachMessageOfAReplyOnceAndKnowsItsIdTheSecondTime() throws Exception {
    outbox.once("e1", "root", this::send);
    outbox.once("e1", "details", this::send);

    assertThat(outbox.once("e1", "root", this::send)).isEqualTo("message 1");
    assertThat(outbox.once("e1", "details", this::send)).isEqualTo("message 2");
    assertThat(sent).hasValue(2);
  }

  @Test
  void sendsTheSamePartOfAnotherEvent() throws Exception {
    outbox.once("e1", "root", this::send);

    assertThat(outbox.once("e2", "root", this::send)).isEqualTo("message 2");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"NOT_DELIVERED", "REFUSED"})
  void sendsAgainWhatCertainlyWasNotDelivered(Kind kind) throws Exception {
    assertThatThrownBy(() -> outbox.once("e1", "root", () -> fail(kind)))
        .isInstanceOf(DeliveryException.class)
        .hasMessage("no");

    assertThat(outbox.once("e1", "root", this::send)).isEqualTo("message 1");
  }

  @Test
  void doesNotSendAgainWhatMayHaveBeenDelivered() {
    assertThatThrownBy(() -> outbox.once("e1", "root", () -> fail(Kind.UNCERTAIN)))
        .hasMessageContaining("no known end");

    assertUncertain();
  }

  @Test
  void takesABugWhileSendingForUncertain() {
    assertThatThrownBy(
            () ->
                outbox.once(
                    "e1",
                    "root",
                    () -> {
                      throw new IllegalStateException("a bug");
                    }))
        .hasMessage("a bug");

    assertUncertain();
  }

  @Test
  void takesAnUncertainMessageForDeliveredThatIsFoundOnThePlatform() throws Exception {
    assertThat(outbox.once("e1", "root", uncertain(new Trace.Found("m7")))).isEqualTo("m7");

    assertThat(outbox.delivered("e1", "root")).contains("m7");
    assertThat(outbox.once("e1", "root", this::send)).isEqualTo("m7");
    assertThat(sent).hasValue(0);
  }

  @Test
  void looksAgainLaterForAMessageThatIsNotThereYetAndSendsItOnlyThen() throws Exception {
    assertThatThrownBy(() -> outbox.once("e1", "root", uncertain(new Trace.NotThere())))
        .isInstanceOfSatisfying(
            DeliveryException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.UNCERTAIN);
              assertThat(e.retryAfter()).contains(Outbox.SETTLED);
            });
    clock.advance(Outbox.SETTLED.minusMillis(1));
    assertThatThrownBy(() -> outbox.once("e1", "root", traced(new Trace.NotThere())))
        .isInstanceOfSatisfying(
            DeliveryException.class,
            e -> assertThat(e.retryAfter()).contains(Duration.ofMillis(1)));
    assertThat(sent).hasValue(0);

    clock.advance(Duration.ofMillis(1));

    assertThat(outbox.once("e1", "root", traced(new Trace.NotThere()))).isEqualTo("message 1");
  }

  @Test
  void findsLaterWhatWasNotThereAtFirst() throws Exception {
    assertThatThrownBy(() -> outbox.once("e1", "root", uncertain(new Trace.NotThere())))
        .isInstanceOf(DeliveryException.class);
    clock.advance(Outbox.SETTLED);

    assertThat(outbox.once("e1", "root", traced(new Trace.Found("m7")))).isEqualTo("m7");
    assertThat(sent).hasValue(0);
  }

  @Test
  void asksAgainWhereThePlatformCannotBeAskedNow() {
    var busy = Optional.of(Duration.ofSeconds(60));

    assertThatThrownBy(
            () ->
                outbox.once(
                    "e1",
                    "root",
                    message(
                        () -> fail(Kind.UNCERTAIN),
                        begun -> {
                          throw new DeliveryException(Kind.NOT_DELIVERED, busy, "429");
                        })))
        .isInstanceOfSatisfying(
            DeliveryException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.UNCERTAIN);
              assertThat(e.retryAfter()).isEqualTo(busy);
            });
    assertUncertain();
  }

  private interface Look {
    Trace at(Instant begun) throws DeliveryException;
  }

  private static Outbox.Message uncertain(Trace trace) {
    return message(() -> fail(Kind.UNCERTAIN), begun -> trace);
  }

  private Outbox.Message traced(Trace trace) {
    return message(this::send, begun -> trace);
  }

  private static Outbox.Message message(Outbox.Message sends, Look look) {
    return new Outbox.Message() {
      @Override
      public String send() throws DeliveryException {
        return sends.send();
      }

      @Override
      public Trace trace(Instant begun) throws DeliveryException {
        return look.at(begun);
      }
    };
  }

  private void assertUncertain() {
    assertThatThrownBy(() -> outbox.once("e1", "root", this::send))
        .isInstanceOfSatisfying(
            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNCERTAIN))
        .hasMessageContaining("root");
    assertThat(sent).hasValue(0);
  }

  private String send() {
    return "message " + sent.incrementAndGet();
  }

  private static String fail(Kind kind) throws DeliveryException {
    throw new DeliveryException(kind, "no");
  }
}
