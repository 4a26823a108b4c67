package dev.aadsts.kb.fill;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The texts of one knowledge base, each taken apart when it is first needed: what people ask for is
 * a few of its articles, again and again. Safe for use by many threads.
 */
public final class Templates {
  // Of articles that nobody asks for any more, what is kept goes with the rest.
  private static final int MOST = 10_000;

  private final Map<String, Template> texts = new ConcurrentHashMap<>();
  private final Map<String, Prose> prose = new ConcurrentHashMap<>();

  /**
   * Prose taken apart.
   *
   * @param fixed whether there is nothing to fill in
   */
  record Prose(RichText text, boolean fixed) {}

  Template text(String text) {
    return known(texts, text, Template::of);
  }

  Prose prose(String text) {
    return known(prose, text, Templates::takenApart);
  }

  private static Prose takenApart(String text) {
    RichText rich = RichText.of(text);
    return new Prose(
        rich,
        rich.spans().stream().flatMap(span -> texts(span).stream()).allMatch(Templates::fixed));
  }

  private static boolean fixed(String text) {
    return Template.of(text).isFixed();
  }

  private static List<String> texts(RichText.Span span) {
    return span instanceof RichText.Anchor(var text, var url)
        ? List.of(text, url)
        : List.of(span.text());
  }

  private static <T> T known(Map<String, T> known, String text, Function<String, T> make) {
    T found = known.get(text);
    if (found != null) {
      return found;
    }
    if (known.size() >= MOST) {
      known.clear();
    }
    T made = make.apply(text);
    known.put(text, made);
    return made;
  }
}
