package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackInstaller.cookie;
import static dev.aadsts.bot.slack.SlackInstaller.location;
import static dev.aadsts.bot.slack.SlackInstaller.organisation;
import static dev.aadsts.bot.slack.SlackInstaller.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.installation.Installation;
import dev.aadsts.bot.testkit.CapturedLogs;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way on which a workspace gets the app: from our page to Slack and back. */
final class SlackInstallationTest {
  private static final String CONTOSO = FakeSlack.TEAM;
  private static final String FABRIKAM = "T0FABRIKAM";
  private static final String THEIR_TOKEN = "xoxb-0-0-fabrikam";

  @TempDir private Path folder;
  private SlackWorld world;
  private SlackInstaller installer;

  @BeforeEach
  void open() {
    world = SlackWorld.ofMany(folder);
    installer = new SlackInstaller(world);
    world.slack().workspace(FABRIKAM, THEIR_TOKEN);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void sendsWhoeverWantsToInstallItToSlackWithAStateThatTheirBrowserKnows() {
    HttpResponse<String> answer = installer.begin();

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
    assertThat(location(installer.begin())).doesNotContain("channels%3Ahistory");
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
    HttpResponse<String> done = installer.finish("org", organisation(THEIR_TOKEN));

    assertThat(done.body())
        .contains(
            "aadsts is installed",
            "href=\"https://app.slack.com/manage/E0GRID/integrations/profile/A0FAKE/workspaces/add\"");
    assertThat(installer.install(CONTOSO, FakeSlack.TOKEN).body()).doesNotContain("app.slack.com");
    assertThat(
            installer.finish("odd", organisation(THEIR_TOKEN).put("app_id", "\"><script>")).body())
        .contains("aadsts is installed")
        .doesNotContain("<script");
  }

  @Test
  void isInstalledOnlyWhereItsOperatorAllowsIt() {
    world.close();
    world = SlackWorld.ofMany(folder, Set.of(CONTOSO, "E0GRID"));
    installer = new SlackInstaller(world);
    world.slack().workspace(FABRIKAM, THEIR_TOKEN);

    HttpResponse<String> refused = installer.install(FABRIKAM, THEIR_TOKEN);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("has not allowed your workspace", "Start again");
    assertThat(world.installations().owners(10)).isEmpty();
    assertThat(world.slack().calls()).contains("auth.revoke");
    assertThat(installer.install(CONTOSO, FakeSlack.TOKEN).statusCode()).isEqualTo(200);
    assertThat(installer.finish("org", organisation(THEIR_TOKEN)).statusCode()).isEqualTo(200);
  }

  @Test
  void takesAStateOnceAndOnlyFromTheBrowserThatItWasGivenTo() {
    HttpResponse<String> sent = installer.begin();
    HttpResponse<String> other = installer.begin();
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
    HttpResponse<String> sent = installer.begin();

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
      HttpResponse<String> sent = installer.begin();
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
    installer.install(CONTOSO, FakeSlack.TOKEN);

    Installation kept = world.installations().find(CONTOSO).orElseThrow();

    assertThat(kept.name()).isEqualTo("Name of " + CONTOSO);
    assertThat(kept.scopes()).isEqualTo(List.of("commands", "chat:write"));
    assertThat(kept.botName()).isEqualTo("aadsts");
    assertThat(kept.bot()).isEqualTo(FakeSlack.BOT);
  }
}
