package dev.aadsts.bot.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link InstallationStore} must do; each implementation's test extends it. */
public abstract class InstallationStoreContract {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  protected final MutableClock clock = MutableClock.atNoon();

  /** A store of which nobody has made use yet, the same each time within a test. */
  protected abstract InstallationStore store();

  @Test
  void findsTheInstallationOfEachWorkspace() {
    store().keep(installation("T1", "xoxb-1"));
    store().keep(installation("T2", "xoxb-2"));

    assertThat(store().find("T1")).contains(installation("T1", "xoxb-1"));
    assertThat(store().find("T2")).contains(installation("T2", "xoxb-2"));
    assertThat(store().find("T3")).isEmpty();
    assertThat(store().count()).isEqualTo(2);
  }

  @Test
  void replacesAnInstallationByALaterOne() {
    store().keep(installation("T1", "xoxb-1"));
    var later = rotating("T1", "xoxb-2", "r-2");
    store().keep(later);

    assertThat(store().find("T1")).contains(later);
    assertThat(store().count()).isEqualTo(1);
  }

  @Test
  void findsAnOrganisationsInstallationForItsWorkspacesOnly() {
    store().keep(installation("E1", "xoxb-org"));
    store().belongs("T1", "E1");
    store().belongs("T2", "E2");

    assertThat(store().find("T1")).map(Installation::owner).contains("E1");
    assertThat(store().find("T2")).isEmpty();
    assertThat(store().find("T3")).isEmpty();
  }

  @Test
  void prefersAWorkspacesOwnInstallation() {
    store().keep(installation("E1", "xoxb-org"));
    store().keep(installation("T1", "xoxb-own"));
    store().belongs("T1", "E1");
    store().belongs("T1", "E1");

    assertThat(store().find("T1")).map(Installation::owner).contains("T1");
  }

  @Test
  void followsAWorkspaceIntoAnotherOrganisation() {
    store().keep(installation("E1", "xoxb-1"));
    store().keep(installation("E2", "xoxb-2"));
    store().belongs("T1", "E1");
    store().belongs("T1", "E2");

    assertThat(store().find("T1")).map(Installation::owner).contains("E2");
  }

  @Test
  void forgetsAnInstallationThatWasRemoved() {
    store().keep(installation("T1", "xoxb-1"));
    store().keep(installation("T2", "xoxb-2"));

    assertThat(store().remove("T1", clock.instant())).isTrue();
    assertThat(store().remove("T1", clock.instant())).isFalse();

    assertThat(store().find("T1")).isEmpty();
    assertThat(store().find("T2")).isPresent();
  }

  @Test
  void keepsANewerInstallationThanTheOneThatWasRemoved() {
    store().keep(installation("T1", "xoxb-1"));

    assertThat(store().remove("T1", clock.instant().minusSeconds(1))).isFalse();

    assertThat(store().find("T1")).isPresent();
  }

  @Test
  void letsOneAtATimeGetNewTokens() throws Exception {
    Installation seen = rotating("T1", "xoxb-1", "r-1");
    store().keep(seen);

    assertThat(Together.call(8, thread -> store().begin(seen, PATIENCE))).containsOnlyOnce(true);
  }

  @Test
  void letsTheNextOneTryAfterACrash() {
    Installation seen = rotating("T1", "xoxb-1", "r-1");
    store().keep(seen);
    assertThat(store().begin(seen, PATIENCE)).isTrue();

    clock.advance(PATIENCE.minusSeconds(1));
    assertThat(store().begin(seen, PATIENCE)).isFalse();
    clock.advance(Duration.ofSeconds(1));

    assertThat(store().begin(seen, PATIENCE)).isTrue();
  }

  @Test
  void keepsNewTokensAndLetsNobodyRenewTheOldOnesAgain() {
    Installation seen = rotating("T1", "xoxb-1", "r-1");
    store().keep(seen);
    assertThat(store().begin(seen, PATIENCE)).isTrue();
    var next = tokens("xoxb-2", "r-2", clock.instant().plus(Duration.ofHours(24)));

    assertThat(store().renew(seen, next)).isTrue();

    assertThat(store().find("T1")).contains(seen.with(next));
    assertThat(store().begin(seen, PATIENCE)).isFalse();
    assertThat(store().renew(seen, tokens("xoxb-3", "r-3", clock.instant()))).isFalse();
    assertThat(store().begin(seen.with(next), PATIENCE)).isTrue();
  }

  @Test
  void keepsNoNewTokensOfAnInstallationThatIsNoMore() {
    Installation seen = rotating("T1", "xoxb-1", "r-1");
    store().keep(seen);
    assertThat(store().begin(seen, PATIENCE)).isTrue();
    store().remove("T1", clock.instant());

    assertThat(store().renew(seen, tokens("xoxb-2", "r-2", clock.instant()))).isFalse();

    assertThat(store().find("T1")).isEmpty();
  }

  @Test
  void renewsNoTokenThatNeverExpires() {
    Installation seen = installation("T1", "xoxb-1");
    store().keep(seen);

    assertThat(store().begin(seen, PATIENCE)).isFalse();
  }

  @Test
  void namesTheNewestOwnersFirst() {
    store().keep(installation("T1", "xoxb-1"));
    clock.advance(Duration.ofMinutes(1));
    store().keep(rotating("T2", "xoxb-2", "r-2"));

    assertThat(store().owners(5)).containsExactly("T2", "T1");
    assertThat(store().owners(1)).containsExactly("T2");
  }

  @Test
  void letsThingsBeUsedOnce() {
    Instant until = clock.instant().plusSeconds(600);

    assertThat(store().firstUse("a", until)).isTrue();
    assertThat(store().firstUse("a", until)).isFalse();
    assertThat(store().firstUse("b", until)).isTrue();
    assertThat(store().forgetUsedBefore(until)).isZero();
    assertThat(store().forgetUsedBefore(until.plusMillis(1))).isEqualTo(2);
  }

  @Test
  void showsNoTokenWhenPrinted() {
    assertThat(rotating("T1", "xoxb-hush", "r-hush").toString()).doesNotContain("hush");
  }

  private Installation rotating(String owner, String access, String refresh) {
    return installation(owner, access)
        .with(tokens(access, refresh, clock.instant().plus(Duration.ofHours(12))));
  }

  private static Tokens tokens(String access, String refresh, Instant expiresAt) {
    return new Tokens(access, Optional.of(new Tokens.Renewal(refresh, expiresAt)));
  }

  private Installation installation(String owner, String access) {
    return new Installation(
        owner,
        "Name of " + owner,
        "U-" + owner,
        "aadsts",
        List.of("commands", "chat:write"),
        Tokens.lasting(access),
        clock.instant());
  }
}
