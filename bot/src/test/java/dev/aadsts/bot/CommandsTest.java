package dev.aadsts.bot;

import static dev.aadsts.bot.CommandLineRun.run;
import static dev.aadsts.bot.CommandLineRun.watched;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@code ./aadsts}: names, formats and exit statuses that scripts rely on. */
final class CommandsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  // What the launcher records for a quick start, once after each build.
  @Test
  void rehearsesAndLeavesTheLibraryOfSqliteUnpacked() {
    CommandLineRun ran = run("", "rehearse", folder.toString());

    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    assertThat(folder).isDirectoryContaining("glob:**sqlitejdbc*");
  }

  @Test
  void rehearsesNowhereButInAFolder() {
    CommandLineRun ran = run("", "rehearse", folder.resolve("nowhere").toString());

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("is no folder").doesNotContain("Exception", "incident");
  }

  @Test
  void helpsWhereHelpIsAskedFor() {
    CommandLineRun ran = run("", "help");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("Usage: aadsts", "explain", "rehearse");
    assertThat(run("", "help", "search").out()).contains("aadsts search");
    assertThat(run("", "--help", "search").out()).contains("aadsts search");
    assertThat(run("", "rehearse", "--help").out()).contains("aadsts rehearse");
  }

  @Test
  void refusesWhatIsNoNumberOfHitsAndNoDay() {
    CommandLineRun search = run("", "search", "--limit", "0", "reply");
    assertThat(search.status()).isEqualTo(2);
    assertThat(search.err()).contains("--limit must be 1 or more, not 0.");
    CommandLineRun feedback = run("", "feedback", "--since", "yesterday");
    assertThat(feedback.status()).isEqualTo(2);
    assertThat(feedback.err())
        .contains("'yesterday'", "Write it like 2026-11-20")
        .doesNotContain("java.time", "Exception");
  }

  @Test
  void wrapsWhatASearchFindsAtTheWidthOfTheTerminal() {
    CommandLineRun ran = run("", Map.of("COLUMNS", "40"), "search", "reply", "url", "mismatch");

    assertThat(ran.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40))
        .anySatisfy(line -> assertThat(line).startsWith("AADSTS50011"));
  }

  @Test
  void suggestsWhatAMistypedCodeMayHaveBeen() {
    CommandLineRun ran = run("", "explain", "AADSTS501105");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("not on file", "AADSTS50105");
  }

  @Test
  void searchesByWords() {
    CommandLineRun ran = run("", "search", "reply", "url", "mismatch");

    assertThat(ran.status()).isZero();
    assertThat(ran.out().lines().limit(3))
        .anySatisfy(line -> assertThat(line).contains("AADSTS50011"));
  }

  @Test
  void namesTheNextCommandToWhoeverLooksAtWhatASearchFound() {
    String found = watched("", Map.of("NO_COLOR", "1"), "search", "reply", "url", "mismatch").out();

    assertThat(found).startsWith("AADSTS50011").endsWith("./aadsts explain 50011\n");
    assertThat(run("", "search", "reply", "url", "mismatch").out()).doesNotContain("./aadsts");
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

    CommandLineRun ran = run("", "kb", "lint", folder.toString());

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("AADSTS50105.yaml:");
  }

  @Test
  void lintsAMissingFolderWithStatusTwo() {
    assertThat(run("", "kb", "lint", folder.resolve("none").toString()).status()).isEqualTo(2);
  }

  @Test
  void refusesAHalfConfiguredEnvironment() {
    CommandLineRun ran = run("", Map.of("SLACK_SIGNING_SECRET", "x"), "serve");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("SLACK_BOT_TOKEN is missing").doesNotContain("\tat ");
  }

  @Test
  void saysHowToUseItWhenUsedWrongly() {
    CommandLineRun ran = run("", "explode");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("explode");
  }
}
