package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackInstaller.organisation;
import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.slack.FakeSlack.Failure;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two companies install the same bot, and neither ever notices the other. */
final class SlackManyWorkspacesTest {
  private static final String CONTOSO = FakeSlack.TEAM;
  private static final String FABRIKAM = "T0FABRIKAM";
  private static final String THEIR_TOKEN = "xoxb-0-0-fabrikam";
  private static final String THEIR_CHANNEL = "C0THEIRS";
  private static final String CARL = "U0CARL";

  @TempDir private Path folder;
  private SlackWorld world;
  private SlackInstaller installer;

  @BeforeEach
  void open() {
    world = SlackWorld.ofMany(folder);
    installer = new SlackInstaller(world);
    world
        .slack()
        .workspace(FABRIKAM, THEIR_TOKEN)
        .channelOf(FABRIKAM, THEIR_CHANNEL, FakeSlack.BOT, CARL);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void answersWhereItWasInstalledAndNowhereElse() {
    HttpResponse<String> done = installer.install(CONTOSO, FakeSlack.TOKEN);
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("aadsts is installed", "/invite @aadsts");

    world.ana().command("50105");
    ask(FABRIKAM, THEIR_CHANNEL);

    assertThat(world.slack().roots(CHANNEL)).hasSize(1);
    assertThat(world.slack().roots(THEIR_CHANNEL)).isEmpty();
    assertThat(world.slack().calls())
        .filteredOn(method -> method.equals("auth.test"))
        .as("once for each installation")
        .hasSize(1);
  }

  @Test
  void signsInToEachWorkspaceWithItsOwnToken() {
    installer.install(CONTOSO, FakeSlack.TOKEN);
    installer.install(FABRIKAM, THEIR_TOKEN);

    world.ana().command("50105");
    ask(FABRIKAM, THEIR_CHANNEL);
    ask(FABRIKAM, CHANNEL);

    assertThat(world.slack().roots(CHANNEL)).hasSize(1);
    assertThat(world.slack().roots(THEIR_CHANNEL)).hasSize(1);
  }

  @Test
  void asksAWorkspaceOnceWhereItsMessagesAreAndNotForEachOfThem() {
    installer.install(FABRIKAM, THEIR_TOKEN);
    int before = Collections.frequency(world.slack().calls(), "auth.test");

    mention(FABRIKAM, THEIR_CHANNEL);
    await().until(() -> Collections.frequency(world.slack().calls(), "auth.test") == before + 1);
    mention(FABRIKAM, THEIR_CHANNEL);
    mention(FABRIKAM, THEIR_CHANNEL);

    assertThat(Collections.frequency(world.slack().calls(), "auth.test")).isEqualTo(before + 1);
  }

  @Test
  void showsOneWorkspaceNothingOfAnother() {
    installer.install(CONTOSO, FakeSlack.TOKEN);
    installer.install(FABRIKAM, THEIR_TOKEN);
    world.ana().command("checklist 50105");
    assertThat(world.slack().roots(CHANNEL)).isNotEmpty();

    command(FABRIKAM, CHANNEL, CARL, "status", form -> {});
    world.settle();

    assertThat(world.slack().whispers(CARL).getLast().words())
        .contains("No checklist is open here");
  }

  @Test
  void takesWhatIsShownToAnInstallationForThatInstallation() {
    installer.install(CONTOSO, FakeSlack.TOKEN);
    installer.install(FABRIKAM, THEIR_TOKEN);
    String ts = world.slack().write(CHANNEL, CARL, Optional.empty(), "<@U0BOT> 50105");

    world.deliver(
        Requests.event(
            "app_mention",
            event -> {
              event.put("team_id", FABRIKAM).put("event_id", "Ev" + UUID.randomUUID());
              Requests.at(event, "event").put("ts", ts).put("user", CARL).put("team", FABRIKAM);
            }));
    world.settle();

    assertThat(world.slack().thread(ts)).isNotEmpty();
  }

  @Test
  void servesEveryWorkspaceOfAnOrganisationThatInstalledItForAll() {
    installer.finish("org", organisation(THEIR_TOKEN));

    command(
        FABRIKAM,
        THEIR_CHANNEL,
        CARL,
        "50105",
        form -> {
          form.put("is_enterprise_install", "true");
          form.put("enterprise_id", "E0GRID");
        });
    command(CONTOSO, CHANNEL, ANA, "50105", form -> form.put("enterprise_id", "E0OTHER"));
    world.settle();
    world.restart();
    ask(FABRIKAM, THEIR_CHANNEL);

    assertThat(world.slack().roots(THEIR_CHANNEL)).hasSize(2);
    assertThat(world.slack().roots(CHANNEL)).isEmpty();
  }

  @Test
  void forgetsAWorkspaceThatRemovesTheAppAndGoesOnInTheOther() {
    installer.install(CONTOSO, FakeSlack.TOKEN);
    installer.install(FABRIKAM, THEIR_TOKEN);

    removal("app_uninstalled", FABRIKAM, Instant.now().plusSeconds(1), event -> {});
    ask(FABRIKAM, THEIR_CHANNEL);
    world.ana().command("50105");

    assertThat(world.installations().find(FABRIKAM)).isEmpty();
    assertThat(world.slack().roots(THEIR_CHANNEL)).isEmpty();
    assertThat(world.slack().roots(CHANNEL)).hasSize(1);
    assertThat(world.edge().health().probe().get().up()).isTrue();
  }

  @Test
  void forgetsATokenThatWasRevokedButNotForAPersonsOwn() {
    installer.install(CONTOSO, FakeSlack.TOKEN);
    installer.install(FABRIKAM, THEIR_TOKEN);
    Instant soon = Instant.now().plusSeconds(1);

    removal("tokens_revoked", CONTOSO, soon, e -> e.putObject("tokens").putArray("oauth").add(ANA));
    removal("tokens_revoked", FABRIKAM, soon, e -> e.putObject("tokens").putArray("bot").add("U0"));

    assertThat(world.installations().find(CONTOSO)).isPresent();
    assertThat(world.installations().find(FABRIKAM)).isEmpty();
  }

  @Test
  void keepsAnInstallationThatIsNewerThanTheRemovalThatArrivesLate() {
    installer.install(FABRIKAM, THEIR_TOKEN);

    removal("app_uninstalled", FABRIKAM, Instant.now().minusSeconds(60), event -> {});

    assertThat(world.installations().find(FABRIKAM)).isPresent();
  }

  @Test
  void usesTheTokenOfANewInstallationAtOnce() {
    installer.install(FABRIKAM, "xoxb-old");
    ask(FABRIKAM, THEIR_CHANNEL);
    assertThat(world.slack().roots(THEIR_CHANNEL)).isEmpty();

    installer.install(FABRIKAM, THEIR_TOKEN);
    ask(FABRIKAM, THEIR_CHANNEL);

    assertThat(world.slack().roots(THEIR_CHANNEL)).hasSize(1);
  }

  @Test
  void letsNoSlowWorkspaceKeepAnotherWaiting() {
    installer.install(CONTOSO, FakeSlack.TOKEN);
    installer.install(FABRIKAM, THEIR_TOKEN);
    CountDownLatch slow = world.slack().hold(FABRIKAM);
    // More than a process has in work, and each in a channel of its own: those of one channel wait
    // for their turn without taking a thread.
    for (int i = 0; i < 250; i++) {
      world.slack().channelOf(FABRIKAM, THEIR_CHANNEL + i, FakeSlack.BOT, CARL);
      command(FABRIKAM, THEIR_CHANNEL + i, CARL, "50105", form -> {});
    }

    command(CONTOSO, CHANNEL, ANA, "50105", form -> {});

    await().until(() -> world.slack().roots(CHANNEL).size() == 1);
    slow.countDown();
  }

  @Test
  void letsNoRateLimitedWorkspaceKeepAnotherWaiting() {
    installer.install(CONTOSO, FakeSlack.TOKEN);
    installer.install(FABRIKAM, THEIR_TOKEN);
    for (int i = 0; i < 20; i++) {
      world.slack().fail(FABRIKAM, "chat.postMessage", new Failure.TooMany("30"));
    }
    for (int i = 0; i < 20; i++) {
      command(FABRIKAM, THEIR_CHANNEL, CARL, "50105", form -> {});
    }

    command(CONTOSO, CHANNEL, ANA, "50105", form -> {});

    await().until(() -> world.slack().roots(CHANNEL).size() == 1);
  }

  // Unlike a command or a press, a message does not tell the workspace's domain.
  private void mention(String team, String channel) {
    String ts = world.slack().write(channel, CARL, Optional.empty(), "<@U0BOT> 50105");
    world.deliver(
        Requests.event(
            "app_mention",
            event -> {
              event.put("team_id", team).put("event_id", "Ev" + UUID.randomUUID());
              ((ObjectNode) event.at("/authorizations/0")).put("team_id", team);
              Requests.at(event, "event").put("ts", ts).put("user", CARL).put("channel", channel);
            }));
    world.settle();
    assertThat(world.slack().thread(ts)).isNotEmpty();
  }

  private void ask(String team, String channel) {
    command(team, channel, CARL, "50105", form -> {});
    world.settle();
  }

  private void command(
      String team, String channel, String user, String text, Consumer<Map<String, String>> more) {
    var form = new HashMap<String, String>();
    form.put("team_id", team);
    form.put("team_domain", team.substring(2).toLowerCase(java.util.Locale.ROOT));
    form.put("channel_id", channel);
    form.put("user_id", user);
    form.put("user_name", user.toLowerCase(java.util.Locale.ROOT));
    form.put("text", text);
    form.put("response_url", world.slack().responseUrl(user + "-" + UUID.randomUUID()));
    form.put("trigger_id", UUID.randomUUID().toString());
    more.accept(form);
    world.deliver(Requests.command(form));
  }

  private void removal(String type, String team, Instant at, Consumer<ObjectNode> more) {
    world.deliver(
        Requests.event(
            "app_mention",
            event -> {
              event.put("team_id", team).put("event_time", at.getEpochSecond());
              event.putArray("authorizations");
              ObjectNode inner = event.putObject("event").put("type", type);
              more.accept(inner);
            }));
  }
}
