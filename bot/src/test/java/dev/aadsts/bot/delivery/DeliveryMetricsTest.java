package dev.aadsts.bot.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

final class DeliveryMetricsTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DeliveryMetrics metrics = new DeliveryMetrics(meters);

  @Test
  void timesWhatComesBeforeTheAnswerToARequest() {
    String answer = metrics.acknowledging("slack", () -> "taken");

    assertThat(answer).isEqualTo("taken");
    assertThat(acknowledged("slack")).isOne();
    assertThat(meters.find("aadsts.requests.acknowledged").tag("edge", "teams").timer()).isNull();
  }

  @Test
  void timesWhatBreaksAsWellAndEndsItsMark() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                metrics.acknowledging(
                    "slack",
                    () -> {
                      EventMark.put("slack:post:1");
                      throw new IllegalStateException("broken");
                    }));

    assertThat(acknowledged("slack")).isOne();
    assertThat(MDC.get(EventMark.KEY)).isNull();
  }

  private long acknowledged(String edge) {
    return meters.get("aadsts.requests.acknowledged").tag("edge", edge).timer().count();
  }
}
