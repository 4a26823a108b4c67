package dev.aadsts.bot.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.aadsts.bot.feedback.Report;
import dev.aadsts.bot.reply.VisibleText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code ./aadsts feedback}: what people say about articles that are wrong or outdated. */
@Command(
    name = "feedback",
    description = "List what people say is wrong or outdated.",
    mixinStandardHelpOptions = true)
public final class FeedbackCommand implements Callable<Integer> {
  // A spreadsheet takes a cell that begins so for a formula.
  private static final String FORMULA = "=+-@\t\r";
  private static final JsonMapper JSON = new JsonMapper();

  private final Terminal terminal;
  private final Function<Instant, List<Report>> reports;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.text;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      defaultValue = "1970-01-01",
      converter = Day.class,
      description = "Only what was said on that day (UTC) or later, such as 2026-11-20.")
  private LocalDate since = LocalDate.EPOCH;

  /** Reads a day as people are told to write it. */
  private static final class Day implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String written) {
      try {
        return LocalDate.parse(written);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'" + written + "' is no day that I can read. Write it like 2026-11-20.");
      }
    }
  }

  /** How the list is written; named as it is typed. */
  enum Format {
    text,
    json,
    csv
  }

  /**
   * @param reports what was reported since a moment, the oldest first
   */
  public FeedbackCommand(Terminal terminal, Function<Instant, List<Report>> reports) {
    this.terminal = terminal;
    this.reports = reports;
  }

  /** Lists the reports, the oldest first. */
  @Override
  public Integer call() {
    List<Report> found = reports.apply(since.atStartOfDay(ZoneOffset.UTC).toInstant());
    terminal
        .out()
        .println(
            switch (format) {
              case text -> text(found);
              case json -> json(found);
              case csv -> csv(found);
            });
    return ExitCode.OK;
  }

  private static String text(List<Report> reports) {
    return reports.isEmpty()
        ? "Nobody has reported anything."
        : reports.stream()
            .map(
                report ->
                    "%s  %s  %s"
                        .formatted(
                            report.at(),
                            report.code(),
                            report.words().isEmpty()
                                ? "(without words)"
                                : VisibleText.of(report.words()).replace("\n", "\n    ")))
            .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String json(List<Report> reports) {
    ArrayNode array = JSON.createArrayNode();
    reports.forEach(
        report ->
            array
                .addObject()
                .put("at", report.at().toString())
                .put("code", report.code().number())
                .put("platform", report.platform().name())
                .put("workspace", report.workspace())
                .put("person", report.personId())
                .put("words", report.words()));
    return array.toPrettyString();
  }

  private static String csv(List<Report> reports) {
    return Stream.concat(
            Stream.of("at,code,platform,workspace,person,words"),
            reports.stream()
                .map(
                    report ->
                        Stream.of(
                                report.at().toString(),
                                report.code().toString(),
                                report.platform().name(),
                                report.workspace(),
                                report.personId(),
                                report.words())
                            .map(FeedbackCommand::cell)
                            .collect(Collectors.joining(","))))
        // RFC 4180 ends each line so.
        .collect(Collectors.joining("\r\n"));
  }

  private static String cell(String value) {
    boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
    return "\"" + (formula ? "'" : "") + value.replace("\"", "\"\"") + "\"";
  }
}
