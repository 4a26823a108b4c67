package dev.aadsts.bot.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.installation.InMemoryInstallations;
import dev.aadsts.bot.secret.EncryptionKeys;
import dev.aadsts.bot.secret.Seal;
import dev.aadsts.bot.slack.install.InstallState.Verdict;
import dev.aadsts.bot.testkit.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InstallStateTest {
  private final MutableClock clock = MutableClock.atNoon();
  private final Seal seal =
      new Seal(EncryptionKeys.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
  private final InstallState states =
      new InstallState(seal, new InMemoryInstallations(clock), clock);

  @Test
  void isGoodOnceForTheBrowserThatItWasGivenTo() {
    InstallState.Issued issued = states.issue();
    InstallState.Issued other = states.issue();

    assertThat(states.use(issued.state(), other.cookie())).isEqualTo(Verdict.FOREIGN);
    assertThat(states.use(issued.state(), issued.cookie())).isEqualTo(Verdict.GOOD);
    assertThat(states.use(issued.state(), issued.cookie())).isEqualTo(Verdict.USED);
    assertThat(states.use(other.state(), other.cookie())).isEqualTo(Verdict.GOOD);
  }

  @Test
  void endsAfterTenMinutes() {
    InstallState.Issued issued = states.issue();
    InstallState.Issued late = states.issue();
    clock.advance(InstallState.LIFE);
    assertThat(states.use(issued.state(), issued.cookie())).isEqualTo(Verdict.GOOD);

    clock.advance(Duration.ofMillis(1));

    assertThat(states.use(late.state(), late.cookie())).isEqualTo(Verdict.EXPIRED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1", "v1.x.y", "<script>", "v1.........."})
  void isNothingThatSomebodyMadeUp(String madeUp) {
    InstallState.Issued issued = states.issue();

    assertThat(states.use(madeUp, issued.cookie())).isEqualTo(Verdict.FOREIGN);
    assertThat(states.use(issued.state(), madeUp)).isEqualTo(Verdict.FOREIGN);
    assertThat(states.use(issued.state() + "A", issued.cookie())).isEqualTo(Verdict.FOREIGN);
  }
}
