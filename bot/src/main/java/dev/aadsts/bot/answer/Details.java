package dev.aadsts.bot.answer;

import dev.aadsts.bot.answer.card.CauseParts;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.RankedCause;
import dev.aadsts.kb.fill.Filler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Each cause with its check and its fix, and what to collect where it is none of them. */
final class Details {
  private static final String NONE_OF_THESE = "None of these?";
  private static final String COLLECT = "Collect this for a support case";

  private final Article article;
  private final List<Section> sections;
  private final ErrorRef error;

  Details(Diagnosis diagnosis, Article article, Filler filler) {
    this.article = article;
    this.sections = sections(diagnosis, article, filler);
    this.error = ErrorRef.of(diagnosis);
  }

  /**
   * What belongs together.
   *
   * @param cause the id of the cause that it is about
   */
  private record Section(Optional<String> cause, String heading, List<Part> parts) {}

  private static List<Section> sections(Diagnosis diagnosis, Article article, Filler filler) {
    var sections = new ArrayList<Section>();
    for (RankedCause ranked : diagnosis.causes()) {
      var parts = new ArrayList<Part>();
      parts.addAll(CauseParts.whyAndHowLikely(ranked));
      parts.addAll(CauseParts.check(ranked.cause().check(), filler));
      parts.addAll(CauseParts.fix(ranked.cause(), filler));
      sections.add(
          new Section(
              Optional.of(ranked.cause().id()),
              (sections.size() + 1) + ". " + ranked.cause().title(),
              parts));
    }
    if (!article.collect().isEmpty()) {
      sections.add(
          new Section(
              Optional.empty(),
              sections.isEmpty() ? COLLECT : NONE_OF_THESE + " " + COLLECT,
              List.of(CauseParts.steps(article.collect(), filler))));
    }
    return sections;
  }

  /** All of them: where they are one message, it may end before each but the first. */
  List<Message> all() {
    var parts = new ArrayList<Part>();
    for (int at = 0; at < sections.size(); at++) {
      if (at > 0) {
        parts.add(fold(sections, at, List.of()));
      }
      parts.addAll(drawn(sections.get(at)));
    }
    return message("Causes and steps for ", parts).stream().toList();
  }

  /**
   * What an answer that ended before left out, which may end early again; empty where there is
   * nothing of it any more.
   */
  Optional<Message> without(List<String> seen) {
    List<Section> left =
        sections.stream()
            .filter(section -> section.cause().filter(seen::contains).isEmpty())
            .toList();
    var parts = new ArrayList<Part>();
    for (int at = 0; at < left.size(); at++) {
      // Not before the first: pressed once more, it would show the same again.
      parts.add(
          at == 0
              ? new Part.Title(article.code() + " \u00b7 more causes and steps")
              : fold(left, at, seen));
      parts.addAll(drawn(left.get(at)));
    }
    return message("More causes and steps for ", parts);
  }

  private Part fold(List<Section> all, int at, List<String> seenBefore) {
    List<String> seen =
        Stream.concat(
                seenBefore.stream(),
                all.subList(0, at).stream().flatMap(section -> section.cause().stream()))
            .toList();
    List<String> causes =
        all.subList(at, all.size()).stream()
            .filter(section -> section.cause().isPresent())
            .map(Section::heading)
            .toList();
    return new Part.Fold(
        causes.isEmpty() ? NONE_OF_THESE : "Other causes",
        causes.isEmpty() ? List.of(COLLECT) : causes,
        Button.of("Show the rest", new Intent.Rest(error, seen)));
  }

  private Optional<Message> message(String lead, List<Part> parts) {
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Message(lead + article.code(), parts));
  }

  private static List<Part> drawn(Section section) {
    var parts = new ArrayList<Part>();
    parts.add(new Part.Heading(section.heading()));
    parts.addAll(section.parts());
    return parts;
  }
}
