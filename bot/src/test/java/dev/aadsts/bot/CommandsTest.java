package dev.aadsts.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.cli.Terminal;
import dev.aadsts.bot.cli.TypedIn;
import dev.aadsts.bot.delivery.DeadLetter;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlDeadLetters;
import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.PastedSecret;
import dev.aadsts.bot.testkit.Rows;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@code ./aadsts}: names, formats and exit statuses that scripts rely on. */
final class CommandsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private record Ran(int status, String out, String err) {}

  @Test
  void explainsACode() {
    Ran ran = run("", "explain", "120021");

    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("AADSTS120021", "Who can fix it", "Yes, in 15 minutes")
        .doesNotContain("\u001b");
  }

  @Test
  void showsTheFirstCausesToWhoeverLooksAndNamesTheOthers() {
    Ran ran = run("", Map.of(), true, "explain", "120021");

    assertThat(ran.status()).isZero();
    assertThat(plain(ran))
        .contains(
            "Keep the new password that was accepted",
            "2. Microsoft has an incident",
            "Further causes, less likely",
            "3. The Entra Connect or cloud sync agent",
            "13. The current password")
        .endsWith("With --all you see how to check and fix these, too.\n")
        .doesNotContain("Restart the service", "support case. ");
    assertThat(ran.out().lines().count()).isLessThan(100);
  }

  @Test
  void showsEveryCauseInFullWhereAskedOrPiped() {
    assertThat(plain(run("", Map.of(), true, "explain", "--all", "120021")))
        .contains("Restart the service", "If none of these is it")
        .doesNotContain("Further causes");
    assertThat(run("", "explain", "120021").out())
        .contains("Restart the service", "If none of these is it")
        .doesNotContain("Further causes");
  }

  private static String plain(Ran ran) {
    return ran.out().replaceAll("\u001b\\[[0-9;]*m", "");
  }

  @Test
  void explainsWhatIsPipedIn() {
    assertThat(run("login failed\nAADSTS50105: blocked\n", "explain", "-").out())
        .contains("AADSTS50105");
    assertThat(run("AADSTS50105: blocked", "explain").out()).contains("AADSTS50105");
  }

  @Test
  void explainsAsJson() throws Exception {
    String paste =
        "AADSTS120021: PartnerServiceSsprInternalServiceError"
            + " Correlation ID: 00000000-0000-0000-0000-000000000002";

    JsonNode json = JSON.readTree(run("", "explain", "--format", "json", paste).out());

    assertThat(json.at("/codes/0").intValue()).isEqualTo(120021);
    assertThat(json.at("/primary").intValue()).isEqualTo(120021);
    assertThat(json.at("/fields/correlation_id").textValue())
        .isEqualTo("00000000-0000-0000-0000-000000000002");
    assertThat(json.at("/articles/0/causes")).isNotEmpty();
  }

  // What the launcher records for a quick start, once after each build.
  @Test
  void rehearsesAndLeavesTheLibraryOfSqliteUnpacked() {
    Ran ran = run("", "rehearse", folder.toString());

    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    assertThat(folder).isDirectoryContaining("glob:**sqlitejdbc*");
  }

  @Test
  void answersATextWithoutACodeWithEmptyCodesAndStatusOne() throws Exception {
    Ran ran = run("", "explain", "--format", "json", "no code in here at all");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(JSON.readTree(ran.out()).at("/codes")).isEmpty();
  }

  @Test
  void explainsTheCodeOnFileInAShortSentence() {
    Ran ran = run("", "explain", "my users get 53003 since this morning");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("AADSTS53003", "Who can fix it");
    assertThat(run("", "explain", "ticket 53003 is still open").status()).isEqualTo(1);
  }

  @Test
  void takesAGreetingForNoQuestion() {
    assertThat(run("", "explain", "hello").out())
        .contains("nothing on file fits the words")
        .doesNotContain("Windows Hello");
    assertThat(run("", "search", "hello").out()).contains("Windows Hello");
  }

  @Test
  void explainsAnErrorWhereACommandShouldBe() {
    assertThat(run("", "50105").out()).contains("AADSTS50105");
    assertThat(run("", "aadsts50105:", "Your", "administrator").out()).contains("AADSTS50105");
    assertThat(run("", "Error: AADSTS50105: Your administrator").status()).isZero();
    assertThat(run("", "explian").err()).contains("explain");
  }

  @Test
  void namesACodeOnceAndWritesAnAddressOnce() {
    assertThat(run("", "explain", "reply url does not match").out())
        .containsOnlyOnce("\u2022 AADSTS50011 ")
        .doesNotContain("\u2022 AADSTS50011\n");
    assertThat(run("", "explain", "9999999").out())
        .containsOnlyOnce("login.microsoftonline.com/error?code=9999999");
  }

  @Test
  void helpsWhereHelpIsAskedFor() {
    Ran ran = run("", "help");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("Usage: aadsts", "explain", "rehearse");
    assertThat(run("", "help", "search").out()).contains("aadsts search");
    assertThat(run("", "--help", "search").out()).contains("aadsts search");
    assertThat(run("", "rehearse", "--help").out()).contains("aadsts rehearse");
  }

  @Test
  void warnsOfAPastedSecretBesideTheAnswer() throws Exception {
    String paste = "AADSTS7000215: client_secret=abc8Q~0123456789012345678901234567890123";

    Ran text = run("", "explain", paste);
    assertThat(text.err()).contains("a client secret", "rotate").doesNotContain("abc8Q~");
    assertThat(text.out()).doesNotContain("a client secret. Whoever");
    Ran json = run("", "explain", "--format", "json", paste);
    assertThat(JSON.readTree(json.out()).path("credential").asText()).isEqualTo("a client secret");
    assertThat(json.err()).contains("rotate");
    assertThat(run("", "explain", "50105").err()).isEmpty();
  }

  @Test
  void suggestsInJsonWhatItSuggestsInText() throws Exception {
    JsonNode words = JSON.readTree(run("", "explain", "--format", "json", "reply url wrong").out());
    assertThat(words.path("suggestions"))
        .hasSizeBetween(1, 5)
        .allSatisfy(one -> assertThat(one.path("title").asText()).isNotEmpty());
    JsonNode greeting = JSON.readTree(run("", "explain", "--format", "json", "hello").out());
    assertThat(greeting.has("suggestions")).isFalse();
    JsonNode unknown = JSON.readTree(run("", "explain", "--format", "json", "5010").out());
    assertThat(unknown.at("/articles/0/similar")).hasSize(5);
    JsonNode known = JSON.readTree(run("", "explain", "--format", "json", "50105").out());
    assertThat(known.has("suggestions")).isFalse();
  }

  @Test
  void leadsFromAnAnswerIntoTheChatWithIt() {
    assertThat(run("", "explain", "50105").out()).contains("./aadsts chat AADSTS50105\n");
    assertThat(
            run("", "explain", "AADSTS50105 Correlation ID: 00000000-0000-0000-0000-000000000002")
                .out())
        .contains("./aadsts chat 'AADSTS50105: ...'");
  }

  @Test
  void saysWhatItWaitsForWhereSomebodyTypes() {
    assertThat(run("AADSTS50105", "explain").err()).isEmpty();
    assertThat(typed("AADSTS50105\n", "explain").err()).startsWith("Paste the error");
    assertThat(typed("", "explain", "50105").err()).isEmpty();
  }

  @Test
  void refusesWhatIsNoNumberOfHitsAndNoDay() {
    Ran search = run("", "search", "--limit", "0", "reply");
    assertThat(search.status()).isEqualTo(2);
    assertThat(search.err()).contains("--limit must be 1 or more, not 0.");
    Ran feedback = run("", "feedback", "--since", "yesterday");
    assertThat(feedback.status()).isEqualTo(2);
    assertThat(feedback.err())
        .contains("'yesterday'", "Write it like 2026-11-20")
        .doesNotContain("java.time", "Exception");
  }

  @Test
  void wrapsWhatASearchFindsAtTheWidthOfTheTerminal() {
    Ran ran = run("", Map.of("COLUMNS", "40"), "search", "reply", "url", "mismatch");

    assertThat(ran.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40))
        .anySatisfy(line -> assertThat(line).startsWith("AADSTS50011"));
  }

  @Test
  void suggestsWhatAMistypedCodeMayHaveBeen() {
    Ran ran = run("", "explain", "AADSTS501105");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("not on file", "AADSTS50105");
  }

  @Test
  void searchesByWords() {
    Ran ran = run("", "search", "reply", "url", "mismatch");

    assertThat(ran.status()).isZero();
    assertThat(ran.out().lines().limit(3))
        .anySatisfy(line -> assertThat(line).contains("AADSTS50011"));
  }

  @Test
  void countsTheKnowledgeBase() throws Exception {
    JsonNode json = JSON.readTree(run("", "kb", "stats", "--format", "json").out());

    assertThat(json.at("/articles").intValue()).isGreaterThanOrEqualTo(60);
    assertThat(json.at("/reviewed").intValue()).isPositive();
    assertThat(json.at("/with_own_checks").intValue()).isPositive();
    assertThat(json.at("/families/password-reset-sspr").intValue()).isEqualTo(21);
  }

  @Test
  void lintsAFolderWithStatusOneWhereSomethingIsWrong() throws Exception {
    Files.createDirectories(folder.resolve("articles"));
    Files.writeString(folder.resolve("articles/AADSTS50105.yaml"), "code: AADSTS50106\n");
    Files.writeString(
        folder.resolve("links.yaml"),
        "audit-logs: {title: Audit logs, url: 'https://learn.microsoft.com/'}\n");

    Ran ran = run("", "kb", "lint", folder.toString());

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("AADSTS50105.yaml:");
  }

  @Test
  void lintsAMissingFolderWithStatusTwo() {
    assertThat(run("", "kb", "lint", folder.resolve("none").toString()).status()).isEqualTo(2);
  }

  @Test
  void chatsThroughAChecklistToItsConclusion() {
    Ran ran =
        run(
            "50105\n1\n1\nnote rebooted the proxy\nexit\n",
            Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString()),
            "chat");

    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("Start checklist", "Checklist: AADSTS50105", "rebooted the proxy");
  }

  @Test
  void keepsNothingOfWhatIsPastedIntoTheChat() {
    var input = new StringBuilder();
    for (PastedSecret pasted : PastedSecret.all()) {
      String line = pasted.inMessage().replace('\n', ' ');
      input.append(line).append('\n').append("checklist ").append(line).append('\n');
      input.append("50105\n2\n").append(pasted.text().replace('\n', ' ')).append('\n');
    }
    Path data = folder.resolve("data");
    try (var logs = new CapturedLogs()) {
      Ran ran = run(input + "exit\n", Map.of("AADSTS_DATA_DIR", data.toString()), "chat");

      assertThat(ran.status()).isZero();
      PastedSecret.assertNothingIn("logged", String.join("\n", logs.lines()) + ran.err());
      PastedSecret.assertNothingIn("kept in rows", Rows.all(data));
      PastedSecret.assertNothingIn("left in files", Rows.bytes(data));
    }
  }

  @Test
  void asksInTheChatWhatIsWrongAndExportsIt() {
    Map<String, String> environment =
        Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString(), "PORT", "0");

    Ran chat = run("50105\n2\nThe menu is elsewhere now.\nexit\n", environment, "chat");

    assertThat(chat.out()).contains("What is wrong or outdated?", "Thank you.");
    assertThat(run("", environment, "doctor").out())
        .contains("1 reports of wrong or outdated articles")
        .contains("AADSTS50105: The menu is elsewhere now.");
    assertThat(run("", environment, "feedback", "--format", "csv").out())
        .contains("\"AADSTS50105\",\"TERMINAL\",\"local\"", "The menu is elsewhere now.");
    assertThat(run("", environment, "feedback", "--since", "2100-01-01").out())
        .contains("Nobody has reported anything.");
  }

  @Test
  void assignsInTheChat() {
    Map<String, String> environment = Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString());
    run("50105\n1\n", environment, "chat");

    Ran ran = run("status\n1\n6\nZoe\nexit\n", environment, "chat");

    assertThat(ran.out()).contains("Who is on it?", "Zoe is on it");
  }

  @Test
  void chatsOnAfterARestart() {
    Map<String, String> environment = Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString());
    run("50105\n1\n2\n", environment, "chat");

    Ran ran = run("status\n1\n", environment, "chat");

    assertThat(ran.out()).contains("Open checklists: 1", "1 of ");
  }

  @Test
  void refusesAHalfConfiguredEnvironment() {
    Ran ran = run("", Map.of("SLACK_SIGNING_SECRET", "x"), "serve");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("SLACK_BOT_TOKEN is missing").doesNotContain("\tat ");
  }

  @Test
  void explainsEvenWhereTheEnvironmentIsHalfConfigured() {
    assertThat(run("", Map.of("SLACK_SIGNING_SECRET", "x"), "explain", "50105").status()).isZero();
  }

  @Test
  void readsSettingsFromAFileAndSaysWhichLineIsNone() throws Exception {
    Path file = folder.resolve("aadsts.env");
    Files.writeString(file, "# comment\nAADSTS_RETENTION=soon\n");
    assertThat(run("", "doctor", "--config", file.toString()).out()).contains("AADSTS_RETENTION");

    Files.writeString(file, "PORT 80\n");
    assertThat(run("", "doctor", "--config", file.toString()).out()).contains(file + ":1:");
  }

  @Test
  void examinesTheInstallation() {
    Ran ran =
        run(
            "",
            Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString(), "PORT", "0"),
            "doctor");

    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("configuration", "knowledge base", "store")
        .contains("Dev mode, without credentials");
  }

  @Test
  void showsWhatWasGivenUp() {
    Path data = folder.resolve("data");
    try (var database = Database.sqlite(data)) {
      for (int day = 1; day <= 4; day++) {
        new SqlDeadLetters(database)
            .keep(
                new DeadLetter(
                    "0000000" + day,
                    "slack:post:1",
                    "slack",
                    DeadLetter.Reason.UNCERTAIN,
                    Instant.parse("2026-11-1" + day + "T10:00:00.123Z")));
      }
    }

    Ran ran = run("", Map.of("AADSTS_DATA_DIR", data.toString(), "PORT", "0"), "doctor");

    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("4 events given up", "00000004 (UNCERTAIN, 2026-11-14T10:00:00Z)", "00000002")
        .doesNotContain("00000001");
  }

  @Test
  void findsPlatformsThatDoNotTakeOurCredentials() {
    // Nothing listens on the discard port.
    Map<String, String> environment =
        Map.ofEntries(
            Map.entry("AADSTS_DATA_DIR", folder.resolve("data").toString()),
            Map.entry("PORT", "0"),
            Map.entry("SLACK_SIGNING_SECRET", "x"),
            Map.entry("SLACK_BOT_TOKEN", "x"),
            Map.entry("SLACK_API_URL", "http://127.0.0.1:9/api/"),
            Map.entry("MICROSOFT_APP_ID", "00000000-0000-4000-8000-000000000001"),
            Map.entry("MICROSOFT_APP_PASSWORD", "x"),
            Map.entry("MICROSOFT_APP_TENANT_ID", "x"),
            Map.entry("TEAMS_OPENID_METADATA_URL", "http://127.0.0.1:9/"),
            Map.entry("TEAMS_LOGIN_URL", "http://127.0.0.1:9/"));

    Ran ran = run("", environment, "doctor");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .containsPattern("FIX +slack +Slack does not answer")
        .containsPattern(
            "FIX +teams +Cannot answer: the login service 127.0.0.1 does not answer .*proxy");
    assertThat(ran.err()).doesNotContain("\tat ");
  }

  @Test
  void findsADataFolderThatCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    Ran ran = run("", Map.of("AADSTS_DATA_DIR", file.resolve("data").toString()), "doctor");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("set AADSTS_DATA_DIR to one I may write to");
  }

  @Test
  void makesTheTeamsPackage() throws Exception {
    Path zip = folder.resolve("aadsts.zip");
    String id = "00000000-0000-0000-0000-000000000001";

    Ran ran =
        run(
            "",
            "teams-package",
            "--app-id",
            id,
            "--base-url",
            "https://bot.contoso.com",
            "--out",
            zip.toString());

    assertThat(ran.status()).as(ran.err()).isZero();
    try (var files = new ZipFile(zip.toFile())) {
      assertThat(files.stream().map(ZipEntry::getName))
          .containsExactlyInAnyOrder("manifest.json", "color.png", "outline.png");
      assertThat(files.getInputStream(files.getEntry("manifest.json")).readAllBytes())
          .asString(UTF_8)
          .contains(id, "bot.contoso.com")
          .doesNotContain("{{");
    }
  }

  @Test
  void saysWhereToWriteTheTeamsPackageWhereItCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    var environment =
        Map.of(
            "MICROSOFT_APP_ID", "00000000-0000-0000-0000-000000000001",
            "AADSTS_BASE_URL", "https://bot.contoso.com");

    Ran ran = run("", environment, "teams-package", "--out", file.resolve("a.zip").toString());

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("Cannot write", "a.zip", "--out");
  }

  @Test
  void makesTheTeamsPackageOfWhatIsConfigured() throws Exception {
    Path zip = folder.resolve("aadsts.zip");
    String id = "00000000-0000-0000-0000-000000000001";
    var environment = Map.of("MICROSOFT_APP_ID", id, "AADSTS_BASE_URL", "https://bot.contoso.com");

    Ran ran =
        run(
            "",
            environment,
            "teams-package",
            "--autodetect",
            "--number",
            "2.0.1",
            "--out",
            zip.toString());

    assertThat(ran.status()).as(ran.err()).isZero();
    try (var files = new ZipFile(zip.toFile())) {
      assertThat(files.getInputStream(files.getEntry("manifest.json")).readAllBytes())
          .asString(UTF_8)
          .contains(id, "bot.contoso.com", "ChannelMessage.Read.Group", "2.0.1");
    }
    Ran without = run("", Map.of("MICROSOFT_APP_ID", id), "teams-package");
    assertThat(without.status()).isEqualTo(2);
    assertThat(without.err()).contains("Give --base-url, or set AADSTS_BASE_URL");
  }

  @Test
  void makesTheTeamsPackageOfWhatAConfigurationFileSays() throws Exception {
    Path zip = folder.resolve("aadsts.zip");
    Path keys = folder.resolve("aadsts.env");
    String id = "00000000-0000-0000-0000-000000000002";
    Files.writeString(
        keys, "MICROSOFT_APP_ID=" + id + "\nAADSTS_BASE_URL=https://filed.contoso.com\n");

    Ran ran = run("", "teams-package", "--config", keys.toString(), "--out", zip.toString());

    assertThat(ran.status()).as(ran.err()).isZero();
    try (var files = new ZipFile(zip.toFile())) {
      assertThat(files.getInputStream(files.getEntry("manifest.json")).readAllBytes())
          .asString(UTF_8)
          .contains(id, "filed.contoso.com");
    }
  }

  @Test
  void refusesATeamsPackageWithoutAUsableId() {
    Ran ran = run("", "teams-package", "--app-id", "x", "--base-url", "https://bot.contoso.com");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("app id is the client id (a GUID)");
  }

  @Test
  void saysHowToUseItWhenUsedWrongly() {
    Ran ran = run("", "explode");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("explode");
  }

  private Ran typed(String text, String... arguments) {
    var keyboard = new TypedIn(text);
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        Terminal.of(
                keyboard.reader(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                true,
                Map.of())
            .with(keyboard);
    int status = Main.execute(arguments, terminal, Map.of());
    return new Ran(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  private Ran run(String input, String... arguments) {
    return run(input, Map.of(), arguments);
  }

  private static Ran run(String input, Map<String, String> environment, String... arguments) {
    return run(input, environment, false, arguments);
  }

  private static Ran run(
      String input, Map<String, String> environment, boolean watched, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        Terminal.of(
            new BufferedReader(new StringReader(input)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            watched,
            new HashMap<>(environment));
    int status = Main.execute(arguments, terminal, environment);
    return new Ran(status, out.toString(UTF_8), err.toString(UTF_8));
  }
}
