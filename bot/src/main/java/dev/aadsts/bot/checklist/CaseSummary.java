package dev.aadsts.bot.checklist;

import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.RankedCause;
import dev.aadsts.kb.fill.Filler;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text to hand over when somebody else must go on, such as Microsoft support: ids, UTC times,
 * what was checked and what was found. Show it only to the person who asks for it.
 *
 * <p>It holds every id that a support case needs, but not the user: a checklist is made from what
 * buttons remember, and those name nobody, so the store keeps no user either. The summary says so,
 * and whoever opens the case adds the user principal name.
 */
public final class CaseSummary {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private CaseSummary() {}

  /** The summary of a checklist as it stands, in plain text. */
  public static String of(Checklist checklist) {
    Plan plan = checklist.plan();
    Progress progress = checklist.progress();
    var text = new StringBuilder();
    line(text, "Error", plan.code() + " " + plan.title());
    if (!plan.error().related().isEmpty()) {
      line(text, "Also in the message", join(plan.error().related()));
    }
    for (Field field : Field.values()) {
      plan.error().field(field).ifPresent(value -> line(text, field.label(), value));
    }
    for (Field missing : plan.error().missing()) {
      line(text, missing.label(), "(not in the message: please add)");
    }
    if (plan.error().field(Field.USER).isEmpty()) {
      line(text, Field.USER.label(), "(not kept here: please add the user principal name)");
    }
    line(text, "Cloud", plan.error().cloud().loginHost());
    line(
        text,
        "Checklist started",
        utc(checklist.startedAt()) + " by " + checklist.startedBy().name());
    line(text, "Outcome", outcome(checklist, progress));
    text.append("\nChecked\n");
    for (RankedCause ranked : plan.causes()) {
      text.append("- ").append(ranked.cause().title()).append(": ");
      text.append(verdict(progress.cause(ranked.cause().id()))).append('\n');
      done(plan, ranked, progress)
          .forEach(step -> text.append("    done: ").append(step).append('\n'));
    }
    if (!progress.notes().isEmpty()) {
      text.append("\nNotes\n");
      progress.notes().forEach(note -> text.append("- ").append(note(note)).append('\n'));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append('\n');
  }

  private static String outcome(Checklist checklist, Progress progress) {
    return progress
        .conclusion()
        .map(
            end ->
                switch (end.outcome()) {
                      case SOLVED ->
                          "solved; the cause was: "
                              + checklist
                                  .plan()
                                  .cause(end.cause().orElseThrow())
                                  .orElseThrow()
                                  .cause()
                                  .title();
                      case NO_KNOWN_CAUSE -> "none of the known causes";
                      case CANCELLED -> "cancelled";
                      case ABANDONED -> "left open";
                    }
                    + " ("
                    + utc(end.at())
                    + ")")
        .orElse("still open");
  }

  private static String verdict(CauseState state) {
    if (state.pending()) {
      return "not checked yet";
    }
    String words =
        switch (state.verdict().orElseThrow()) {
          case CONFIRMED -> "confirmed";
          case RULED_OUT -> "ruled out";
          case CANNOT_TELL -> "could not be determined";
          case SKIPPED -> "skipped";
        };
    return "%s by %s, %s%s"
        .formatted(
            words,
            state.by().orElseThrow().name(),
            utc(state.at().orElseThrow()),
            state.fixFailed() ? "; the fix did not help" : "");
  }

  private static List<String> done(Plan plan, RankedCause ranked, Progress progress) {
    var filler = new Filler(plan.error(), Map.of());
    var ticked = progress.cause(ranked.cause().id()).ticked();
    return ranked.cause().fix().stream()
        .filter(step -> ticked.contains(step.id()))
        .map(step -> filler.prose(step.text()).text())
        .toList();
  }

  private static String note(Change change) {
    return "%s, %s: %s"
        .formatted(
            utc(change.at()), change.by().name(), ((Command.AddNote) change.command()).text());
  }

  private static String join(List<ErrorCode> codes) {
    return codes.stream().map(ErrorCode::toString).collect(Collectors.joining(", "));
  }

  private static String utc(Instant time) {
    return UTC.format(time);
  }
}
