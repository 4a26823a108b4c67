package dev.aadsts.bot.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class InboxPaceTest {
  @Test
  void knowsAnEventForLongerThanPlatformsDeliverItAgain() {
    assertThat(InboxPace.NORMAL.tombstone()).isGreaterThanOrEqualTo(Duration.ofHours(1));
  }

  @Test
  void bringsThoseBackApartWhoWereTurnedAwayTogetherAndNobodyTooEarly() {
    Duration asked = Duration.ofSeconds(30);

    List<Duration> waits =
        Stream.generate(() -> InboxPace.NORMAL.withJitter(asked)).limit(50).distinct().toList();

    assertThat(waits)
        .hasSizeGreaterThan(10)
        .allSatisfy(wait -> assertThat(wait).isBetween(asked, asked.plusSeconds(1)));
  }
}
