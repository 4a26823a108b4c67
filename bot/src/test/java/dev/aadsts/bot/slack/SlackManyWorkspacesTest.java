package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.installation.Installation;
import dev.aadsts.bot.slack.FakeSlack.Failure;
import dev.aadsts.bot.testkit.CapturedLogs;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two companies install the same bot, and neither ever notices the other. */
final class SlackManyWorkspacesTest {
  private static final String CONTOSO = FakeSlack.TEAM;
  private static final String FABRIKAM = "T0FABRIKAM";
  private static final String THEIR_TOKEN = "xoxb-0-0-fabrikam";
  private static final String THEIR_CHANNEL = "C0THEIRS";
  private static final String CARL = "U0CARL";

  @TempDir private Path folder;
  private SlackWorld world;

  @BeforeEach
  void open() {
    world = SlackWorld.ofMany(folder);
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
  void sendsWhoeverWantsToInstallItToSlackWithAStateThatTheirBrowserKnows() {
    HttpResponse<String> answer = world.transport().get("/slack/install", "");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer))
        .startsWith(world.slack().apiUrl().replace("/api/", "/oauth/v2/authorize?client_id=0.0&"))
        .contains("scope=", "chat%3Awrite", "commands")
        .contains("redirect_uri=https%3A%2F%2Faadsts.contoso.com%2Fslack%2Foauth_redirect")
        .contains("&state=");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Lax", "Secure", "Path=/slack", "Max-Age=600");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void asksForMoreOnlyWhereSomebodyWantsErrorsToBeDetected() {
    assertThat(location(world.transport().get("/slack/install", "")))
        .doesNotContain("channels%3Ahistory");
    assertThat(location(world.transport().get("/slack/install?with=autodetect", "")))
        .contains("channels%3Ahistory", "groups%3Ahistory", "chat%3Awrite");
  }

  @Test
  void asksForAllThatSomebodyWantsBesides() {
    assertThat(location(world.transport().get("/slack/install?with=receipts,names", "")))
        .contains("reactions%3Awrite", "users%3Aread", "chat%3Awrite")
        .doesNotContain("channels%3Ahistory");
    assertThat(location(world.transport().get("/slack/install?with=autodetect,receipts", "")))
        .contains("channels%3Ahistory", "reactions%3Awrite")
        .doesNotContain("users%3Aread");
  }

  @Test
  void saysWhatMayBeWantedWhereSomebodyWantsSomethingElse() {
    HttpResponse<String> page =
        world.transport().get("/slack/install?with=autodetect,%3Cscript%3E", "");

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("autodetect, names, receipts", "/slack/install")
        .doesNotContain("<script");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
  }

  /** Slack adds it to none of them by itself. */
  @Test
  void sendsWhoeverInstallsItForAnOrganisationToWhereItIsAddedToWorkspaces() {
    HttpResponse<String> done = finish("org", organisation());

    assertThat(done.body())
        .contains(
            "aadsts is installed",
            "href=\"https://app.slack.com/manage/E0GRID/integrations/profile/A0FAKE/workspaces/add\"");
    assertThat(install(CONTOSO, FakeSlack.TOKEN).body()).doesNotContain("app.slack.com");
    assertThat(finish("odd", organisation().put("app_id", "\"><script>")).body())
        .contains("aadsts is installed")
        .doesNotContain("<script");
  }

  @Test
  void isInstalledOnlyWhereItsOperatorAllowsIt() {
    world.close();
    world = SlackWorld.ofMany(folder, Set.of(CONTOSO, "E0GRID"));
    world.slack().workspace(FABRIKAM, THEIR_TOKEN);

    HttpResponse<String> refused = install(FABRIKAM, THEIR_TOKEN);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("has not allowed your workspace", "Start again");
    assertThat(world.installations().owners(10)).isEmpty();
    assertThat(world.slack().calls()).contains("auth.revoke");
    assertThat(install(CONTOSO, FakeSlack.TOKEN).statusCode()).isEqualTo(200);
    assertThat(finish("org", organisation()).statusCode()).isEqualTo(200);
  }

  @Test
  void answersWhereItWasInstalledAndNowhereElse() {
    HttpResponse<String> done = install(CONTOSO, FakeSlack.TOKEN);
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
    install(CONTOSO, FakeSlack.TOKEN);
    install(FABRIKAM, THEIR_TOKEN);

    world.ana().command("50105");
    ask(FABRIKAM, THEIR_CHANNEL);
    ask(FABRIKAM, CHANNEL);

    assertThat(world.slack().roots(CHANNEL)).hasSize(1);
    assertThat(world.slack().roots(THEIR_CHANNEL)).hasSize(1);
  }

  @Test
  void asksAWorkspaceOnceWhereItsMessagesAreAndNotForEachOfThem() {
    install(FABRIKAM, THEIR_TOKEN);
    int before = Collections.frequency(world.slack().calls(), "auth.test");

    mention(FABRIKAM, THEIR_CHANNEL);
    await().until(() -> Collections.frequency(world.slack().calls(), "auth.test") == before + 1);
    mention(FABRIKAM, THEIR_CHANNEL);
    mention(FABRIKAM, THEIR_CHANNEL);

    assertThat(Collections.frequency(world.slack().calls(), "auth.test")).isEqualTo(before + 1);
  }

  @Test
  void showsOneWorkspaceNothingOfAnother() {
    install(CONTOSO, FakeSlack.TOKEN);
    install(FABRIKAM, THEIR_TOKEN);
    world.ana().command("checklist 50105");
    assertThat(world.slack().roots(CHANNEL)).isNotEmpty();

    command(FABRIKAM, CHANNEL, CARL, "status", form -> {});
    world.settle();

    assertThat(world.slack().whispers(CARL).getLast().words())
        .contains("No checklist is open here");
  }

  @Test
  void takesWhatIsShownToAnInstallationForThatInstallation() {
    install(CONTOSO, FakeSlack.TOKEN);
    install(FABRIKAM, THEIR_TOKEN);
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
    finish("org", organisation());

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
    install(CONTOSO, FakeSlack.TOKEN);
    install(FABRIKAM, THEIR_TOKEN);

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
    install(CONTOSO, FakeSlack.TOKEN);
    install(FABRIKAM, THEIR_TOKEN);
    Instant soon = Instant.now().plusSeconds(1);

    removal("tokens_revoked", CONTOSO, soon, e -> e.putObject("tokens").putArray("oauth").add(ANA));
    removal("tokens_revoked", FABRIKAM, soon, e -> e.putObject("tokens").putArray("bot").add("U0"));

    assertThat(world.installations().find(CONTOSO)).isPresent();
    assertThat(world.installations().find(FABRIKAM)).isEmpty();
  }

  @Test
  void keepsAnInstallationThatIsNewerThanTheRemovalThatArrivesLate() {
    install(FABRIKAM, THEIR_TOKEN);

    removal("app_uninstalled", FABRIKAM, Instant.now().minusSeconds(60), event -> {});

    assertThat(world.installations().find(FABRIKAM)).isPresent();
  }

  @Test
  void usesTheTokenOfANewInstallationAtOnce() {
    install(FABRIKAM, "xoxb-old");
    ask(FABRIKAM, THEIR_CHANNEL);
    assertThat(world.slack().roots(THEIR_CHANNEL)).isEmpty();

    install(FABRIKAM, THEIR_TOKEN);
    ask(FABRIKAM, THEIR_CHANNEL);

    assertThat(world.slack().roots(THEIR_CHANNEL)).hasSize(1);
  }

  @Test
  void letsNoSlowWorkspaceKeepAnotherWaiting() {
    install(CONTOSO, FakeSlack.TOKEN);
    install(FABRIKAM, THEIR_TOKEN);
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
    install(CONTOSO, FakeSlack.TOKEN);
    install(FABRIKAM, THEIR_TOKEN);
    for (int i = 0; i < 20; i++) {
      world.slack().fail(FABRIKAM, "chat.postMessage", new Failure.TooMany("30"));
    }
    for (int i = 0; i < 20; i++) {
      command(FABRIKAM, THEIR_CHANNEL, CARL, "50105", form -> {});
    }

    command(CONTOSO, CHANNEL, ANA, "50105", form -> {});

    await().until(() -> world.slack().roots(CHANNEL).size() == 1);
  }

  @Test
  void takesAStateOnceAndOnlyFromTheBrowserThatItWasGivenTo() {
    HttpResponse<String> sent = world.transport().get("/slack/install", "");
    HttpResponse<String> other = world.transport().get("/slack/install", "");
    world.slack().allow("code", FakeSlack.grant(CONTOSO, FakeSlack.TOKEN));
    String back = "/slack/oauth_redirect?code=code&state=" + state(sent);

    assertThat(world.transport().get(back, "").statusCode()).isEqualTo(400);
    assertThat(world.transport().get(back, cookie(other)).body())
        .contains("did not begin in this browser");
    assertThat(world.installations().count()).isZero();
    assertThat(world.transport().get(back, "theme=dark; " + cookie(sent)).statusCode())
        .isEqualTo(200);
    assertThat(world.transport().get(back, cookie(sent)).body()).contains("used before");
  }

  @ParameterizedTest
  @CsvSource({
    "error=access_denied, 200, Nothing was installed",
    "error=<script>alert(1)</script>, 400, Slack did not allow it",
    "code=x, 400, Something is missing",
    "state=x, 400, Something is missing",
    "code=x&state=x, 400, did not begin in this browser",
  })
  void saysInPlainWordsWhatWentWrong(String query, int status, String words) {
    String encoded = query.replace("<", "%3C").replace(">", "%3E");

    HttpResponse<String> page = world.transport().get("/slack/oauth_redirect?" + encoded, "");

    assertThat(page.statusCode()).isEqualTo(status);
    assertThat(page.body()).contains(words, "/slack/install").doesNotContain("<script");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; style-src 'sha256-");
  }

  @Test
  void installsNothingWithACodeThatSlackDoesNotKnow() {
    HttpResponse<String> sent = world.transport().get("/slack/install", "");

    HttpResponse<String> page =
        world
            .transport()
            .get("/slack/oauth_redirect?code=made-up&state=" + state(sent), cookie(sent));

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(world.installations().count()).isZero();
  }

  @Test
  void logsNoCodeNoStateAndNoToken() {
    try (var logs = new CapturedLogs()) {
      HttpResponse<String> sent = world.transport().get("/slack/install", "");
      world.slack().allow("the-code", FakeSlack.grant(CONTOSO, FakeSlack.TOKEN));
      String back = "/slack/oauth_redirect?code=the-code&state=" + state(sent);
      world.transport().get(back, cookie(sent));
      world.transport().get(back, cookie(sent));

      assertThat(logs.lines())
          .noneMatch(line -> line.contains("the-code") || line.contains(state(sent)))
          .noneMatch(line -> line.contains(FakeSlack.TOKEN) || line.contains("not-a-client"));
    }
  }

  @Test
  void keepsWhatItWasAllowedToDoAndItsName() {
    install(CONTOSO, FakeSlack.TOKEN);

    Installation kept = world.installations().find(CONTOSO).orElseThrow();

    assertThat(kept.name()).isEqualTo("Name of " + CONTOSO);
    assertThat(kept.scopes()).isEqualTo(List.of("commands", "chat:write"));
    assertThat(kept.botName()).isEqualTo("aadsts");
    assertThat(kept.bot()).isEqualTo(FakeSlack.BOT);
  }

  private static ObjectNode organisation() {
    ObjectNode grant = FakeSlack.grant("", THEIR_TOKEN).put("is_enterprise_install", true);
    grant.putNull("team");
    grant.putObject("enterprise").put("id", "E0GRID").put("name", "Grid");
    return grant;
  }

  private HttpResponse<String> install(String team, String token) {
    return finish(UUID.randomUUID().toString(), FakeSlack.grant(team, token));
  }

  private HttpResponse<String> finish(String code, ObjectNode grant) {
    HttpResponse<String> sent = world.transport().get("/slack/install", "");
    world.slack().allow(code, grant);
    return world
        .transport()
        .get("/slack/oauth_redirect?code=" + code + "&state=" + state(sent), cookie(sent));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String state(HttpResponse<String> sent) {
    return location(sent).replaceFirst(".*&state=", "");
  }

  private static String cookie(HttpResponse<String> sent) {
    return sent.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
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
