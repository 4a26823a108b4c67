package dev.aadsts.bot.answer.card;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.Cause;
import dev.aadsts.kb.Check;
import dev.aadsts.kb.Command;
import dev.aadsts.kb.RankedCause;
import dev.aadsts.kb.Step;
import dev.aadsts.kb.content.Link;
import dev.aadsts.kb.fill.Filler;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws one cause as parts of a message: the same in an answer and on a checklist's card. */
public final class CauseParts {
  private CauseParts() {}

  public static List<Part> whyAndHowLikely(RankedCause ranked) {
    return List.of(
        new Part.Notice(
            Part.Tone.QUIET,
            ranked
                .why()
                .map(words -> plain("Your message mentions \u201c" + words + "\u201d"))
                .orElseGet(() -> plain(ranked.cause().likelihood().sentence()))));
  }

  public static List<Part> check(Check check, Filler filler) {
    var parts = new ArrayList<Part>();
    parts.add(new Part.Question(filler.prose(check.question())));
    parts.add(new Part.Bullets(check.how().stream().map(filler::prose).toList()));
    page(check.link(), filler)
        .map(page -> needing(page, check.role()))
        .or(() -> check.role().map(role -> plain("Needs role " + role)))
        .map(where -> new Part.Notice(Part.Tone.QUIET, where))
        .ifPresent(parts::add);
    check.command().ifPresent(command -> parts.add(snippet(command, filler)));
    return parts;
  }

  public static List<Part> fix(Cause cause, Filler filler) {
    var parts = new ArrayList<Part>();
    parts.add(
        new Part.Notice(
            Part.Tone.QUIET,
            plain(
                cause.check().confirmedBy() == Check.Confirmation.YES
                    ? "If yes, this fixes it:"
                    : "If no, this fixes it:")));
    parts.add(steps(cause.fix(), filler));
    return parts;
  }

  public static Part steps(List<Step> steps, Filler filler) {
    return new Part.Steps(
        steps.stream()
            .map(step -> new Part.Step(text(step, filler), command(step, filler)))
            .toList());
  }

  public static RichText text(Step step, Filler filler) {
    RichText text = filler.prose(step.text());
    return where(step.link(), step.role(), filler).map(text.plus(plain(" "))::plus).orElse(text);
  }

  public static Optional<Part.Snippet> command(Step step, Filler filler) {
    return step.command().map(command -> snippet(command, filler));
  }

  private static Optional<RichText> where(
      Optional<String> link, Optional<String> role, Filler filler) {
    return page(link, filler)
        .map(page -> needing(page, role))
        .or(() -> role.map(CauseParts::inParentheses));
  }

  private static Optional<RichText> page(Optional<String> link, Filler filler) {
    return link.flatMap(filler::link).map(CauseParts::anchor);
  }

  private static RichText needing(RichText page, Optional<String> role) {
    return role.map(CauseParts::inParentheses).map(page.plus(plain(" "))::plus).orElse(page);
  }

  private static RichText inParentheses(String role) {
    return plain("(needs role " + role + ")");
  }

  private static RichText anchor(Link link) {
    return new RichText(
        List.of(new RichText.Plain("Open: "), new RichText.Anchor(link.title(), link.url())));
  }

  private static Part.Snippet snippet(Command command, Filler filler) {
    return new Part.Snippet(command.lang().id(), filler.command(command));
  }
}
