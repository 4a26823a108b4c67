package dev.aadsts.bot.cli;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.kb.content.ContentLinter;
import dev.aadsts.kb.content.ContentReader;
import dev.aadsts.kb.content.ContentStats;
import dev.aadsts.kb.content.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./aadsts kb}: looks after the knowledge base. */
@Command(
    name = "kb",
    description = "Check and count the knowledge base.",
    mixinStandardHelpOptions = true)
public final class KbCommand {
  private static final int FINDINGS = 1;

  private final Terminal terminal;
  private final Path defaultFolder;

  /**
   * @param defaultFolder what to lint where no folder is given
   */
  public KbCommand(Terminal terminal, Path defaultFolder) {
    this.terminal = terminal;
    this.defaultFolder = defaultFolder;
  }

  @Command(
      name = "lint",
      description = "Say everything that is wrong with the articles, with file and line.",
      mixinStandardHelpOptions = true)
  int lint(
      @Parameters(
              arity = "0..1",
              paramLabel = "DIR",
              description = "A folder with articles/, causes/ and links.yaml.")
          Optional<Path> folder) {
    Path root = folder.orElse(defaultFolder);
    if (!Files.isDirectory(root)) {
      terminal.err().println("No such folder: " + root);
      return ExitCode.USAGE;
    }
    List<Finding> findings = ContentLinter.lint(root);
    findings.forEach(finding -> terminal.out().println(finding));
    terminal.out().println(findings.isEmpty() ? "Clean." : findings.size() + " findings.");
    return findings.isEmpty() ? ExitCode.OK : FINDINGS;
  }

  @Command(name = "stats", description = "Count the articles.", mixinStandardHelpOptions = true)
  int stats(
      @Option(names = "--format", defaultValue = "text", description = "text or json.")
          OutputFormat format) {
    ContentStats stats = ContentStats.of(ContentReader.bundled());
    terminal.out().println(format == OutputFormat.json ? json(stats) : text(stats));
    return ExitCode.OK;
  }

  private static String json(ContentStats stats) {
    try {
      return JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build()
          .writeValueAsString(stats);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(ContentStats stats) {
    var text = new StringBuilder();
    text.append("articles         ").append(stats.articles()).append('\n');
    text.append("reviewed         ").append(stats.reviewed()).append('\n');
    text.append("with own checks  ").append(stats.withOwnChecks()).append('\n');
    stats
        .families()
        .forEach((family, count) -> text.append("  %-24s %4d%n".formatted(family, count)));
    return text.toString().stripTrailing();
  }
}
