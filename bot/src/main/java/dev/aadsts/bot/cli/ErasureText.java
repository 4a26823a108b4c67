package dev.aadsts.bot.cli;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.erasure.Kept;
import dev.aadsts.bot.erasure.Kept.Treatment;
import dev.aadsts.bot.erasure.Subject;
import dev.aadsts.bot.erasure.Tally;
import dev.aadsts.bot.reply.VisibleText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What there is of somebody, in plain words.
 *
 * @param store where it was looked for
 * @param width columns of the terminal
 */
record ErasureText(Subject subject, String store, int width) {
  /** What would go, and how it goes for good. */
  String found(Tally tally) {
    return tally.isEmpty()
        ? nothing(tally)
        : heading("What is kept of " + who() + ":")
            + table(tally, "To be deleted")
            + "\nNothing has been changed. To erase it for good:\n\n  "
            + command()
            + " --yes\n"
            + inHand(tally)
            + limits()
            + memory();
  }

  /** What has gone. */
  String erased(Tally tally) {
    return tally.isEmpty()
        ? nothing(tally)
        : heading("Erased of " + who() + ":")
            + table(tally, "Deleted")
            + inHand(tally)
            + limits()
            + memory();
  }

  /** Whose ids are kept. */
  static String people(List<Person> people) {
    return people.isEmpty()
        ? "Nobody is known there."
        : people.stream()
            .map(
                person ->
                    "%-24s %s"
                        .formatted(
                            VisibleText.of(person.name()).replace('\n', ' '),
                            VisibleText.of(person.id())))
            .collect(Collectors.joining(System.lineSeparator()));
  }

  private String nothing(Tally tally) {
    String hint =
        subject.person().isPresent()
            ? "\nWho is known there:\n\n  ./aadsts forget " + place() + " --people\n"
            : "";
    return heading("Nothing is kept of " + who() + " in " + store + ".")
        + hint
        + inHand(tally)
        + limits();
  }

  private String who() {
    String place =
        switch (subject.platform()) {
          case SLACK ->
              subject.workspace().startsWith("E")
                  ? "the organisation " + subject.workspace() + " of Slack and its workspaces"
                  : "the workspace " + subject.workspace() + " of Slack";
          case TEAMS -> "the tenant " + subject.workspace() + " of Teams";
          case WEB, TERMINAL -> subject.workspace();
        };
    return subject.person().map(id -> id + " in " + place).orElse(place);
  }

  private String place() {
    return (subject.platform() == Platform.SLACK ? "slack " : "teams ") + subject.workspace();
  }

  private String command() {
    return "./aadsts forget " + place() + subject.person().map(" "::concat).orElse("");
  }

  private static String table(Tally tally, String deleted) {
    return rows(tally, Treatment.DELETED, deleted)
        + rows(
            tally,
            Treatment.NAMELESS,
            "For others to go on with, by \"" + Person.FORGOTTEN.name() + "\"");
  }

  private static String rows(Tally tally, Treatment treatment, String heading) {
    String rows =
        tally.counts().entrySet().stream()
            .filter(each -> each.getKey().treatment() == treatment)
            .map(each -> "    %-52s%8d%n".formatted(words(each.getKey()), each.getValue()))
            .collect(Collectors.joining());
    return rows.isEmpty() ? "" : "\n  " + heading + "\n" + rows;
  }

  private String inHand(Tally tally) {
    return tally.inHand() == 0
        ? ""
        : paragraph(
            "Left are messages and presses that are being handled right now"
                + (subject.person().isPresent() ? ", or in which others name them: " : ": ")
                + tally.inHand()
                + ". Run this again in five minutes; where no bot is running, after its next"
                + " start.");
  }

  private String limits() {
    String typed =
        subject.person().isPresent()
            ? "what people typed (notes in checklists, words in reports of others), the user whom"
                + " an error names, "
            : "";
    return paragraph(
        "Not looked into: "
            + typed
            + "ids of events (of what was sent a week, of what was given up for"
            + " AADSTS_RETENTION), messages that were posted, logs and backups.");
  }

  private String memory() {
    String later =
        subject.person().isPresent()
            ? "What comes from them later is kept anew."
            : "What comes from there later is kept anew: remove the app first.";
    return paragraph(
        "A running bot goes by what it remembers for up to a minute, and has names and who met"
            + " which error in memory until it is restarted. "
            + later);
  }

  private String paragraph(String text) {
    return "\n" + new WordWrap(width).lines(text, "");
  }

  // Not as far in as the rest.
  private String heading(String text) {
    int margin = WordWrap.MARGIN.length();
    return new WordWrap(width + margin)
        .lines(text, "")
        .lines()
        .map(line -> line.substring(margin) + "\n")
        .collect(Collectors.joining());
  }

  private static String words(Kept kept) {
    return switch (kept) {
      case CHECKLISTS -> "checklists";
      case CHECKLIST_CHANGES -> "answers, ticks and notes in checklists";
      case CAUSE_OUTCOMES -> "counts of causes that checklists found";
      case REPORTS -> "reports about articles, with their words";
      case SETTINGS -> "settings";
      case SETTING_CHANGES -> "changes of settings";
      case CLAIMS -> "threads noted as the first with an error";
      case SIGHTINGS -> "notes of who met which error";
      case CODE_COUNTS -> "counts of codes by day";
      case ADDRESSES -> "addresses of conversations";
      case INSTALLATIONS -> "installations of the app";
      case TOKENS -> "encrypted tokens";
      case ORGANISATION_LINKS -> "links between workspace and organisation";
      case WAITING_EVENTS -> "messages and presses that wait to be handled";
      case DUTIES -> "their being on a checklist now";
      case CHECKLISTS_STARTED -> "checklists that they started";
      case CHANGES_MADE -> "answers, ticks and notes of theirs in checklists";
      case ASSIGNMENTS -> "changes that put them on a checklist";
      case SETTINGS_MADE -> "settings that they set";
      case SETTING_CHANGES_MADE -> "changes of settings that they made";
    };
  }
}
