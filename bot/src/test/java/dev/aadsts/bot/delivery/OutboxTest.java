package dev.aadsts.bot.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.testkit.MutableClock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OutboxTest {
  private final Outbox outbox = new Outbox(new InMemoryReceipts(MutableClock.atNoon()));
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
        .hasMessage("no");

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
