package dev.aadsts.bot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.content.Content;
import dev.aadsts.kb.content.ContentLinter;
import dev.aadsts.kb.content.ContentReader;
import dev.aadsts.kb.content.Finding;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an author does, from the first line of an article to the last. */
final class KbCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path home;
  private Optional<Path> houseRules = Optional.empty();

  @Test
  void beginsAnArticleOfWhichTheLinterSaysWhatIsMissing() throws Exception {
    assertThat(run("new", "aadsts999999")).isZero();

    Path file = home.resolve("kb/content/articles/AADSTS999999.yaml");
    assertThat(out.toString(UTF_8)).contains(file.toString());
    assertThat(Files.readString(file)).contains("code: AADSTS999999", "conditional-access, ");
    assertThat(ContentLinter.lint(home.resolve("kb/content")))
        .isNotEmpty()
        .extracting(Finding::message)
        .anyMatch(message -> message.startsWith("`title` is empty"))
        .noneMatch(message -> message.startsWith("Not YAML"));
  }

  @Test
  void neverWritesOverAnArticle() throws Exception {
    Path file = home.resolve("kb/content/articles/AADSTS999999.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "mine");

    assertThat(run("new", "999999")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("there already", "--house");
    assertThat(Files.readString(file)).isEqualTo("mine");
  }

  @Test
  void beginsHouseRulesThatCanBeUsedAtOnce() throws Exception {
    assertThat(run("new", "50105", "--house", home.toString())).isZero();

    Content content = ContentReader.withOverlay(ContentReader.bundled(), home);

    assertThat(content.article(new ErrorCode(50105)).orElseThrow().houseNote()).isPresent();
  }

  @Test
  void saysHowToLintHouseRulesAndThatTheyStillSayWhatTheyWereBegunWith() throws Exception {
    run("new", "50105", "--house", home.toString());
    assertThat(out.toString(UTF_8)).contains("./aadsts kb lint " + home + " says");
    out.reset();

    assertThat(run("lint", home.toString())).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .contains("AADSTS50105.yaml:5: These are the words that the file was begun with")
        .endsWith("\n1 finding.\n");

    Path file = home.resolve("articles/AADSTS50105.yaml");
    Files.writeString(file, "code: AADSTS50105\nhouse-note: Ask the service desk.\n");
    out.reset();
    assertThat(run("lint", home.toString())).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("1 article, no problems.\n");
  }

  @Test
  void countsWhatItHasReadWhereNothingIsWrong() {
    assertThat(run("lint", "../kb/content")).isZero();
    assertThat(out.toString(UTF_8)).matches("\\d{3,} articles, no problems\\.\n");
  }

  @Test
  void lintsTheHouseRulesInForceWhereNoFolderIsGiven() throws Exception {
    Path rules = home.resolve("rules");
    run("new", "50105", "--house", rules.toString());
    Files.createDirectories(home.resolve("kb/content"));
    houseRules = Optional.of(rules);

    assertThat(run("lint")).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("There is no article in", "begun with");
  }

  @Test
  void showsAnArticleAsItStandsInItsFolderWhileAnotherIsUnfinished() throws Exception {
    run("new", "999999");
    Files.copy(
        Path.of("../kb/content/articles/AADSTS50105.yaml"),
        home.resolve("kb/content/articles/AADSTS50105.yaml"));
    copy("causes");
    Files.copy(Path.of("../kb/content/links.yaml"), home.resolve("kb/content/links.yaml"));

    assertThat(run("preview", "50105")).isZero();
    assertThat(run("preview", "999999")).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .contains("Cannot read AADSTS999999", "./aadsts kb lint says all that is still missing");
  }

  private void copy(String folder) throws Exception {
    Path to = Files.createDirectories(home.resolve("kb/content").resolve(folder));
    try (Stream<Path> files = Files.list(Path.of("../kb/content").resolve(folder))) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void saysWhatACodeLooksLike() {
    assertThat(run("new", "fifty")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("Not an error code: fifty", "AADSTS50105");
  }

  @Test
  void showsAnArticleHereAndWritesThePage() throws Exception {
    assertThat(run("preview", "50105")).isZero();

    Path page = home.resolve("target/preview/AADSTS50105.html");
    assertThat(out.toString(UTF_8)).contains("Who can fix it", page.toUri().toString());
    assertThat(Files.readString(page)).isEqualTo("page of AADSTS50105");
    assertThat(run("preview", "999999")).isEqualTo(2);
  }

  @Test
  void reportsTheScoresOfParserAndSearch() {
    assertThat(run("eval", "../kb/eval")).isZero();
    assertThat(out.toString(UTF_8)).contains("token-json", "100.0 %", "held-out half", "MRR");
  }

  @Test
  void saysWhereThereAreNoLabels() {
    assertThat(run("eval", home.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("cannot be read", "pastes.yaml");
  }

  private int run(String... arguments) {
    var terminal =
        Terminal.of(
            new BufferedReader(new StringReader("")),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false,
            Map.of());
    return new CommandLine(
            new KbCommand(
                terminal, home, () -> houseRules, (kb, article) -> "page of " + article.code()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }
}
