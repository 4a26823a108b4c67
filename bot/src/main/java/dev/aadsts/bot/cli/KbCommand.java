package dev.aadsts.bot.cli;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.answer.Explanation;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.content.ArticleTemplate;
import dev.aadsts.kb.content.ContentLinter;
import dev.aadsts.kb.content.ContentReader;
import dev.aadsts.kb.content.ContentStats;
import dev.aadsts.kb.content.Finding;
import dev.aadsts.kb.content.UnfinishedContentException;
import dev.aadsts.kb.eval.Evaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./aadsts kb}: looks after the knowledge base. */
@Command(
    name = "kb",
    description = "Look after the knowledge base.",
    mixinStandardHelpOptions = true)
public final class KbCommand {
  private static final int FINDINGS = 1;

  private final Terminal terminal;
  private final Path home;
  private final Supplier<Optional<Path>> houseRules;
  private final BiFunction<KnowledgeBase, Article, String> page;

  /**
   * @param home of the project: its articles and labels are meant where no folder is given
   * @param houseRules the folder of those in force
   * @param page draws an article as a page for its author
   */
  public KbCommand(
      Terminal terminal,
      Path home,
      Supplier<Optional<Path>> houseRules,
      BiFunction<KnowledgeBase, Article, String> page) {
    this.terminal = terminal;
    this.home = home;
    this.houseRules = houseRules;
    this.page = page;
  }

  @Command(
      name = "lint",
      description = "Say everything that is wrong with the articles, with file and line.",
      mixinStandardHelpOptions = true)
  int lint(
      @Parameters(
              arity = "0..1",
              paramLabel = "DIR",
              description =
                  "A folder with articles/, causes/ and links.yaml, of house rules as well; without"
                      + " it, kb/content and the house rules in force.")
          Optional<Path> folder) {
    var folders = new ArrayList<Path>();
    folders.add(folder.orElse(content()));
    if (folder.isEmpty()) {
      houseRules.get().ifPresent(folders::add);
    }
    var findings = new ArrayList<Finding>();
    int articles = 0;
    for (Path root : folders) {
      if (!Files.isDirectory(root)) {
        terminal.err().println("No such folder: " + root);
        return ExitCode.USAGE;
      }
      findings.addAll(lintOne(root));
      articles += ContentLinter.articlesIn(root);
    }
    findings.forEach(finding -> terminal.out().println(finding));
    terminal
        .out()
        .println(
            findings.isEmpty()
                ? number(articles, "article") + ", no problems."
                : number(findings.size(), "finding") + ".");
    return findings.isEmpty() ? ExitCode.OK : FINDINGS;
  }

  private static String number(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private List<Finding> lintOne(Path root) {
    return !root.equals(content()) && ContentLinter.isOverlay(root)
        ? ContentLinter.lintOverlay(ContentReader.bundled(), root)
        : ContentLinter.lint(root);
  }

  private Path content() {
    return home.resolve("kb/content");
  }

  @Command(
      name = "new",
      description = "Begin an article, or house rules for one.",
      mixinStandardHelpOptions = true)
  int begin(
      @Parameters(paramLabel = "CODE", description = "Like 50105 or AADSTS50105.") String written,
      @Option(
              names = "--house",
              paramLabel = "DIR",
              description = "Write house rules into that folder instead.")
          Optional<Path> house) {
    Optional<ErrorCode> code = ErrorCode.tryOf(written.toUpperCase(Locale.ROOT));
    if (code.isEmpty()) {
      terminal.err().println("Not an error code: " + written + ". Write it like AADSTS50105.");
      return ExitCode.USAGE;
    }
    Path folder = house.orElse(content()).resolve("articles");
    return write(
        folder.resolve(code.get() + ".yaml"),
        beginning(code.get(), house.isPresent()),
        "./aadsts kb lint" + house.map(path -> " " + path).orElse(""));
  }

  // House rules for a code without an article need all keys, like an article.
  private static String beginning(ErrorCode code, boolean house) {
    return ContentReader.bundled()
        .article(code)
        .filter(article -> house)
        .map(ArticleTemplate::houseRules)
        .orElseGet(() -> ArticleTemplate.blank(code, LocalDate.now(ZoneOffset.UTC)));
  }

  private int write(Path file, String text, String lint) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
      terminal.out().println("Begun: " + file);
      terminal.out().println(lint + " says what is still missing.");
      return ExitCode.OK;
    } catch (FileAlreadyExistsException e) {
      terminal
          .err()
          .println(file + " is there already: edit it. For words of your own: --house DIR");
    } catch (IOException e) {
      terminal.err().println("Cannot write " + file + ": " + e);
    }
    return ExitCode.USAGE;
  }

  @Command(name = "stats", description = "Count the articles.", mixinStandardHelpOptions = true)
  int stats(
      @Option(names = "--format", defaultValue = "text", description = "text or json.")
          OutputFormat format) {
    ContentStats stats = ContentStats.of(ContentReader.bundled());
    terminal.out().println(format == OutputFormat.json ? json(stats) : text(stats));
    return ExitCode.OK;
  }

  @Command(
      name = "preview",
      description = "Show an article as Slack, Teams, the web page and the terminal do.",
      mixinStandardHelpOptions = true)
  int preview(
      @Parameters(paramLabel = "CODE", description = "Like 50105 or AADSTS50105.") String written,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "Where to write the page; default: target/preview in this project.")
          Optional<Path> out) {
    try {
      KnowledgeBase kb = newest();
      Optional<Article> found =
          ErrorCode.tryOf(written.toUpperCase(Locale.ROOT))
              .flatMap(code -> kb.diagnose(code.toString()).article());
      if (found.isPresent()) {
        return preview(kb, found.get(), out);
      }
      terminal.err().println("There is no article about " + written + ".");
    } catch (IOException e) {
      terminal.err().println("Cannot read " + content() + ": " + e);
    } catch (UnfinishedContentException e) {
      terminal.err().println(e.getMessage());
      terminal.err().println("./aadsts kb lint says all that is still missing.");
      return FINDINGS;
    }
    return ExitCode.USAGE;
  }

  // As authors have written it, whether or not it could be built.
  private KnowledgeBase newest() throws IOException {
    return Files.isDirectory(content())
        ? new KnowledgeBase(ContentReader.written(content()))
        : KnowledgeBase.bundled();
  }

  private int preview(KnowledgeBase kb, Article article, Optional<Path> out) {
    String example =
        article.examples().stream().findFirst().orElseGet(() -> article.code().toString());
    Diagnosis diagnosis = kb.diagnose(example);
    Reply reply = new Explanation(kb, Optional.empty()).of(diagnosis, article, Audience.EVERYONE);
    terminal.out().println(terminal.readable().draw(reply).stripTrailing());
    Path file = out.orElse(home.resolve("target/preview/" + article.code() + ".html"));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, page.apply(kb, article));
    } catch (IOException e) {
      terminal.err().println("Cannot write " + file + ": " + e);
      return ExitCode.USAGE;
    }
    terminal.out().println();
    terminal.out().println("Slack, Teams and web side by side: " + file.toUri());
    return ExitCode.OK;
  }

  @Command(
      name = "eval",
      description = "Measure parser and search on labelled pastes and questions.",
      mixinStandardHelpOptions = true)
  int eval(
      @Parameters(
              arity = "0..1",
              paramLabel = "DIR",
              description = "A folder with pastes.yaml and questions-*.yaml.")
          Optional<Path> folder,
      @Option(names = "--format", defaultValue = "text", description = "text or json.")
          OutputFormat format) {
    KnowledgeBase kb = KnowledgeBase.bundled();
    try {
      Evaluation evaluation =
          Evaluation.of(
              folder.orElse(home.resolve("kb/eval")),
              (words, limit) ->
                  kb.search(words, limit).stream().map(hit -> hit.article().code()).toList());
      terminal
          .out()
          .println(format == OutputFormat.json ? json(evaluation) : Scores.text(evaluation));
      return ExitCode.OK;
    } catch (IOException e) {
      terminal.err().println("The labels cannot be read: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private static String json(Object value) {
    try {
      return JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build()
          .writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(ContentStats stats) {
    var text = new StringBuilder();
    text.append("articles         ").append(stats.articles()).append('\n');
    text.append("reviewed         ").append(stats.reviewed()).append('\n');
    text.append("full             ").append(stats.full()).append('\n');
    text.append("with own checks  ").append(stats.withOwnChecks()).append('\n');
    stats
        .families()
        .forEach((family, count) -> text.append("  %-24s %4d%n".formatted(family, count)));
    return text.toString().stripTrailing();
  }
}
