package dev.aadsts.bot.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code ./aadsts doctor}: says what is wrong with this installation, and what to do. */
@Command(
    name = "doctor",
    description = "Check configuration, store, tokens and endpoints; say what to fix.",
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  private static final int FINDINGS = 1;
  // As far in as remarks begin, but for the margin that every line has.
  private static final String REMARK = " ".repeat(22 - WordWrap.MARGIN.length());

  private final Terminal terminal;
  private final Supplier<List<Finding>> examination;

  /**
   * One thing that was looked at.
   *
   * @param remark what was found, and the remedy where it is not fine
   */
  public record Finding(String what, State state, String remark) {}

  /** How a thing is. */
  public enum State {
    FINE,
    /** Not used, or worth a look. */
    NOTE,
    BROKEN
  }

  public DoctorCommand(Terminal terminal, Supplier<List<Finding>> examination) {
    this.terminal = terminal;
    this.examination = examination;
  }

  /**
   * Looks at everything.
   *
   * @return 0 if nothing is broken, else 1
   */
  @Override
  public Integer call() {
    List<Finding> findings = examination.get();
    findings.forEach(finding -> terminal.out().println(line(finding)));
    return findings.stream().anyMatch(finding -> finding.state() == State.BROKEN)
        ? FINDINGS
        : ExitCode.OK;
  }

  // In one line where a program reads it.
  private String line(Finding finding) {
    String text = "%s %-16s %s".formatted(mark(finding.state()), finding.what(), finding.remark());
    return terminal.isWatched() ? new WordWrap(terminal.width()).lines(text, REMARK).strip() : text;
  }

  private String mark(State state) {
    return switch (state) {
      case FINE -> terminal.ansi().good("ok  ");
      case NOTE -> terminal.ansi().dim("note");
      case BROKEN -> terminal.ansi().warning("FIX ");
    };
  }
}
