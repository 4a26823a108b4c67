package dev.aadsts.kb.content;

import dev.aadsts.kb.Command;
import dev.aadsts.kb.content.prose.Addresses;
import dev.aadsts.kb.content.prose.Placeholders;
import dev.aadsts.kb.content.prose.Prose;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may stand in the texts of one document. */
final class TextRules {
  private final boolean house;

  /**
   * @param house for a company's own rules, which may name its own hosts, people and applications
   */
  TextRules(boolean house) {
    this.house = house;
  }

  /** Adds what is wrong with the texts of the document. */
  void check(Document document, Library library, Collection<Finding> findings) {
    int number = 0;
    for (String line : document.text().lines().toList()) {
      number++;
      int at = number;
      Stream.concat(Prose.typographic(line), house ? Stream.empty() : Addresses.mightBeReal(line))
          .forEach(message -> findings.add(new Finding(document.file(), at, message)));
    }
    for (Document.Text text : document.texts()) {
      wrongWith(document, text, library)
          .forEach(message -> findings.add(document.finding(text.pointer(), message)));
    }
  }

  private Stream<String> wrongWith(Document document, Document.Text text, Library library) {
    return switch (text.kind()) {
      case PROSE ->
          Stream.of(
                  Prose.markup(text.value()).stream(),
                  Placeholders.unknownIn(text.value()),
                  Prose.anchors(text.value())
                      .flatMap(link -> wrongWithAddress(link.url()).stream()))
              .flatMap(messages -> messages);
      case COMMAND -> wrongWithCommand(document, text);
      case LINK -> wrongWithLink(text, library);
      case LITERAL ->
          text.pointer().contains("/signals/")
              ? Placeholders.neverFilledIn(text.value())
              : Stream.empty();
    };
  }

  private static Stream<String> wrongWithCommand(Document document, Document.Text text) {
    String place = text.pointer().substring(0, text.pointer().lastIndexOf('/'));
    String lang = document.node().at(place + "/lang").asText().toUpperCase(Locale.ROOT);
    var quoted =
        Stream.of(Command.Language.values())
            .filter(language -> language.name().equals(lang))
            .flatMap(language -> Placeholders.quotedIn(language, text.value()));
    return Stream.of(
            Placeholders.unknownInCommand(text.value()),
            quoted,
            lang.equals(Command.Language.KQL.name())
                ? wrongWithQuery(text.value())
                : Stream.<String>empty())
        .flatMap(messages -> messages);
  }

  private static Stream<String> wrongWithQuery(String query) {
    boolean severalLines = query.strip().contains("\n");
    return Stream.of(
            severalLines && query.lines().noneMatch(line -> line.strip().startsWith("|"))
                ? "The steps of a query begin with `|`."
                : "",
            // A workspace without one of the tables would refuse the whole query.
            query.contains("union ") && !query.contains("isfuzzy=true")
                ? "Write `union isfuzzy=true`: not every workspace has every table."
                : "")
        .filter(message -> !message.isEmpty());
  }

  private Stream<String> wrongWithLink(Document.Text text, Library library) {
    boolean address = text.pointer().endsWith("/url") || text.value().contains(":");
    if (!address) {
      return library.hasLink(text.value())
          ? Stream.empty()
          : Stream.of(
              "links.yaml has no `%s`: add it there, or correct the id.".formatted(text.value()));
    }
    // The schema has said so where it is not https.
    return text.value().startsWith("https://")
        ? Stream.concat(
            wrongWithAddress(text.value()).stream(), Placeholders.unknownIn(text.value()))
        : Stream.empty();
  }

  private Optional<String> wrongWithAddress(String url) {
    return house ? Addresses.wrongWithHouseLink(url) : Addresses.wrongWithLink(url);
  }
}
