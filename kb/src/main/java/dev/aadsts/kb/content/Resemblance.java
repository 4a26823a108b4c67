package dev.aadsts.kb.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.kb.content.prose.Prose;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Finds articles that say nearly the same in their own texts: a sentence that fits two codes says
 * nothing special about either, and belongs in a shared cause or nowhere.
 *
 * <p>Two texts resemble each other as much as the sets of their runs of three words overlap: the
 * Jaccard index. Pairs are found by prefix filtering (Chaudhuri, Ganti and Kaushik, "A Primitive
 * Operator for Similarity Joins", 2006), so that the effort grows with the articles and not with
 * their square.
 */
final class Resemblance {
  /** From this overlap on, two texts are nearly the same. */
  static final double NEARLY_THE_SAME = 0.6;

  // Below, three words in common are chance.
  private static final int FEWEST_RUNS = 6;

  // The way to one page of the portal is the same for whoever has to look there.
  private static final int FEWEST_RUNS_OF_A_WAY = 15;

  private final List<Own> texts = new ArrayList<>();
  private final Map<String, Integer> frequency = new HashMap<>();

  private Resemblance() {}

  /** A text of an article's own, as the set of its runs of three words. */
  private record Own(Document document, String pointer, String what, Set<String> runs) {}

  /** Adds each text that is nearly the same as one before it; shared causes come before all. */
  static void check(Library library, Collection<Finding> findings) {
    var resemblance = new Resemblance();
    library.causes().values().forEach(cause -> resemblance.takeCause(cause, cause.node(), ""));
    library.articles().values().forEach(resemblance::takeArticle);
    resemblance.compare(findings);
  }

  private void takeArticle(Document article) {
    take(article, "/meaning", "meaning", article.node().path("meaning").asText(), FEWEST_RUNS);
    JsonNode causes = article.node().path("causes");
    for (int i = 0; i < causes.size(); i++) {
      takeCause(article, causes.path(i), "/causes/" + i);
    }
  }

  private void takeCause(Document document, JsonNode cause, String place) {
    JsonNode check = cause.path("check");
    String question = check.path("question").asText();
    take(document, place + "/check/question", "question", question, FEWEST_RUNS);
    String how = joined(check.path("how"), "");
    take(document, place + "/check/how", "way to check", how, FEWEST_RUNS_OF_A_WAY);
    take(document, place + "/fix", "fix", joined(cause.path("fix"), "text"), FEWEST_RUNS);
  }

  private void take(Document document, String pointer, String what, String text, int fewest) {
    Set<String> runs = runs(text);
    if (runs.size() >= fewest) {
      texts.add(new Own(document, pointer, what, runs));
      runs.forEach(run -> frequency.merge(run, 1, Integer::sum));
    }
  }

  private static String joined(JsonNode list, String key) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(entry -> (key.isEmpty() ? entry : entry.path(key)).asText())
        .collect(Collectors.joining(" "));
  }

  // Numbers do not make a text another one.
  private static Set<String> runs(String text) {
    String[] words = Prose.folded(text.replaceAll("(?i)(?:aadsts)?[0-9]+", " ")).split(" ", -1);
    var runs = new HashSet<String>();
    for (int i = 0; i + 2 < words.length; i++) {
      runs.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
    }
    return runs;
  }

  private void compare(Collection<Finding> findings) {
    var byRareRun = new HashMap<String, List<Own>>();
    for (Own text : texts) {
      List<String> rare = rareRuns(text);
      var candidates = new HashSet<Own>();
      rare.forEach(run -> candidates.addAll(byRareRun.getOrDefault(run, List.of())));
      candidates.stream()
          .filter(other -> !other.document().file().equals(text.document().file()))
          .max(Comparator.comparingDouble(other -> overlap(text, other)))
          .filter(other -> overlap(text, other) >= NEARLY_THE_SAME)
          .filter(other -> !saidBefore(text, other))
          .ifPresent(other -> findings.add(finding(text, other)));
      rare.forEach(run -> byRareRun.computeIfAbsent(run, key -> new ArrayList<>()).add(text));
    }
  }

  // The rule against equal texts has found it.
  private static boolean saidBefore(Own text, Own other) {
    return text.runs().equals(other.runs())
        && text.what().equals(other.what())
        && (text.what().equals("meaning") || text.what().equals("question"));
  }

  // Two texts that overlap enough share at least one of these.
  private List<String> rareRuns(Own text) {
    int enough = text.runs().size() - (int) Math.ceil(NEARLY_THE_SAME * text.runs().size()) + 1;
    return text.runs().stream()
        .sorted(
            Comparator.comparing((String run) -> frequency.getOrDefault(run, 0))
                .thenComparing(Comparator.naturalOrder()))
        .limit(enough)
        .toList();
  }

  private static double overlap(Own one, Own other) {
    long common = one.runs().stream().filter(other.runs()::contains).count();
    return (double) common / (one.runs().size() + other.runs().size() - common);
  }

  private static Finding finding(Own text, Own other) {
    return text.document()
        .finding(
            text.pointer(),
            "This %s is nearly the same as the %s in %s (%d %%): say what is special here, or share the cause."
                .formatted(
                    text.what(),
                    other.what(),
                    other.document().file(),
                    Math.round(100 * overlap(text, other))));
  }
}
