package dev.aadsts.bot.slack.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.installation.InstallationsUnavailableException;
import dev.aadsts.bot.slack.FakeSlack;
import dev.aadsts.bot.slack.FakeSlack.Failure;
import dev.aadsts.bot.slack.api.SlackClient;
import dev.aadsts.bot.slack.api.SlackRefusal;
import dev.aadsts.bot.slack.block.Blocks;
import dev.aadsts.bot.slack.block.SlackMessage;
import dev.aadsts.bot.slack.install.Access;
import dev.aadsts.bot.slack.install.Installations;
import dev.aadsts.bot.slack.install.OneInstallation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WorkspacesTest {
  private static final SlackMessage HELLO =
      SlackMessage.of("Hello", List.of(Blocks.section("Hello")));
  private static final String CONTOSO = FakeSlack.TEAM;
  private static final String FABRIKAM = "T0FABRIKAM";

  private final FakeSlack fake =
      new FakeSlack()
          .workspace(FABRIKAM, "xoxb-fabrikam")
          .channel("C1", FakeSlack.BOT)
          .channelOf(FABRIKAM, "C2", FakeSlack.BOT);
  private final SlackClient slack = SlackClient.of(fake.apiUrl(), Duration.ofSeconds(5));
  private final Installed installed = new Installed();

  @AfterEach
  void close() {
    slack.close();
    fake.close();
  }

  @Test
  void signsInToEachWorkspaceWithItsOwnToken() throws Exception {
    Workspaces workspaces = workspaces(installed);

    post(workspaces.of(CONTOSO), "C1");
    post(workspaces.of(FABRIKAM), "C2");

    assertThat(fake.roots("C1")).hasSize(1);
    assertThat(fake.roots("C2")).hasSize(1);
    assertThat(refusal(() -> post(workspaces.of(CONTOSO), "C2"))).isEqualTo("channel_not_found");
  }

  @Test
  void callsNobodyWhereTheAppIsNotInstalled() throws Exception {
    Workspaces workspaces = workspaces(installed);

    assertThat(workspaces.isInstalled("T0NOBODY")).isFalse();
    assertThat(refusal(() -> post(workspaces.of("T0NOBODY"), "C1")))
        .isEqualTo(SlackRefusal.NOT_INSTALLED);
    assertThat(fake.calls()).isEmpty();
  }

  @Test
  void triesAgainLaterWhereNobodyCanSayHowToSignIn() {
    installed.down = true;

    DeliveryException e = failure(() -> post(workspaces(installed).of(CONTOSO), "C1"));

    assertThat(e.kind()).isEqualTo(Kind.NOT_DELIVERED);
    assertThat(workspaces(installed).of(CONTOSO).ourId()).isEmpty();
  }

  @Test
  void marksNoOtherWorkspaceDownWhenATokenIsRevoked() throws Exception {
    Workspaces workspaces = workspaces(installed);
    Workspace contoso = workspaces.of(CONTOSO);
    Workspace fabrikam = workspaces.of(FABRIKAM);
    await().until(() -> contoso.token().health(contoso.api()).up());
    await().until(() -> fabrikam.token().health(fabrikam.api()).up());

    fake.fail(FABRIKAM, "chat.postMessage", new Failure.Refusal("token_revoked", List.of()));

    assertThat(refusal(() -> post(fabrikam, "C2"))).isEqualTo("token_revoked");
    assertThat(fabrikam.token().health(fabrikam.api()).up()).isFalse();
    assertThat(installed.refused).containsExactly(FABRIKAM);
    post(contoso, "C1");
    assertThat(contoso.token().health(contoso.api()).up()).isTrue();
  }

  @Test
  void usesTheNewTokenOnceThereIsOne() throws Exception {
    Workspace fabrikam = workspaces(installed).of(FABRIKAM);
    post(fabrikam, "C2");
    fake.revoke("xoxb-fabrikam");
    fake.workspace(FABRIKAM, "xoxb-rotated");
    installed.tokens.put(FABRIKAM, "xoxb-rotated");

    post(fabrikam, "C2");

    assertThat(fake.roots("C2")).hasSize(2);
  }

  @Test
  void takesTheOneInstallationForEveryTeam() {
    Workspaces workspaces = workspaces(new OneInstallation(FakeSlack.TOKEN));

    assertThat(workspaces.of(CONTOSO)).isSameAs(workspaces.of(FABRIKAM));
  }

  @Test
  void showsNoTokenWhenPrinted() {
    assertThat(new Access("xoxb-hush", Optional.of(new Access.Bot("U1", "aadsts"))).toString())
        .doesNotContain("hush");
  }

  private Workspaces workspaces(Installations where) {
    return new Workspaces(
        slack,
        where,
        new SlackLinks(),
        new DeliveryMetrics(new SimpleMeterRegistry()),
        Clock.systemUTC());
  }

  private static void post(Workspace workspace, String channel) throws DeliveryException {
    workspace.api().messages().post("slack:post:1", "slack:0", channel, Optional.empty(), HELLO);
  }

  private interface Call {
    void run() throws DeliveryException;
  }

  private static DeliveryException failure(Call call) {
    DeliveryException e = catchThrowableOfType(DeliveryException.class, call::run);
    assertThat(e).isNotNull();
    return e;
  }

  private static String refusal(Call call) {
    return SlackRefusal.behind(failure(call)).code();
  }

  private static final class Installed implements Installations {
    private final Map<String, String> tokens =
        new HashMap<>(Map.of(CONTOSO, FakeSlack.TOKEN, FABRIKAM, "xoxb-fabrikam"));
    private final List<String> refused = new ArrayList<>();
    private boolean down;

    @Override
    public Optional<Access> find(String team) {
      if (down) {
        throw new InstallationsUnavailableException("down", new IllegalStateException());
      }
      return Optional.ofNullable(tokens.get(team))
          .map(token -> new Access(token, Optional.empty()));
    }

    @Override
    public void refused(String team) {
      refused.add(team);
    }

    @Override
    public void belongs(String team, String organisation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void removed(String owner, Instant at) {
      tokens.remove(owner);
    }

    @Override
    public boolean isOne() {
      return false;
    }
  }
}
