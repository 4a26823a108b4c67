package dev.aadsts.kb.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a schema cannot say about causes. */
final class CauseRules {
  private static final List<String> LIKELIHOODS = List.of("common", "possible", "rare");

  private CauseRules() {}

  /** Adds what is wrong with a file of a shared cause. */
  static void checkShared(Document cause, Collection<Finding> findings) {
    String id = cause.node().path("id").asText();
    if (!id.isEmpty() && !id.equals(cause.stem())) {
      findings.add(
          cause.finding(
              "/id",
              "The file is called %s: rename it, or correct the id.".formatted(cause.stem())));
    }
    checkIds(cause, cause.node().path("fix"), "/fix", "step", new HashSet<>(), findings);
    checkSignals(cause, cause.node(), "", new HashMap<>(), findings);
  }

  /** Adds what is wrong with the causes of an article, shared ones in their places. */
  static void check(
      Document article, Map<String, ObjectNode> shared, Collection<Finding> findings) {
    JsonNode written = article.node().path("causes");
    JsonNode causes = Assembly.resolved(article.node(), Assembly.known(shared)).path("causes");
    var ids = new HashSet<String>();
    var signals = new HashMap<String, String>();
    int latest = 0;
    for (int i = 0; i < causes.size(); i++) {
      String pointer = "/causes/" + i;
      JsonNode cause = causes.path(i);
      checkOrigin(article, written.path(i), pointer, shared, findings);
      checkId(article, cause, pointer, "cause", ids, findings);
      int likelihood = LIKELIHOODS.indexOf(cause.path("likelihood").asText());
      if (0 <= likelihood && likelihood < latest) {
        findings.add(
            article.finding(
                pointer,
                "A %s cause stands after a less likely one: put the most likely first."
                    .formatted(LIKELIHOODS.get(likelihood))));
      }
      latest = Math.max(latest, likelihood);
      checkSignals(article, cause, pointer, signals, findings);
      if (!written.path(i).has("use")) {
        checkIds(article, cause.path("fix"), pointer + "/fix", "step", new HashSet<>(), findings);
      }
    }
    checkIds(
        article, article.node().path("collect"), "/collect", "step", new HashSet<>(), findings);
  }

  private static void checkOrigin(
      Document article,
      JsonNode written,
      String pointer,
      Map<String, ObjectNode> shared,
      Collection<Finding> findings) {
    String use = written.path("use").asText();
    if (!use.isEmpty() && !shared.containsKey(use)) {
      findings.add(
          article.finding(
              pointer + "/use",
              "There is no causes/%s.yaml: add it, or correct the id.".formatted(use)));
    }
    String id = written.path("id").asText();
    if (shared.containsKey(id)) {
      findings.add(
          article.finding(
              pointer + "/id",
              "`%s` is the id of a shared cause: `use` it, or take another id.".formatted(id)));
    }
  }

  private static void checkIds(
      Document document,
      JsonNode list,
      String pointer,
      String what,
      Collection<String> ids,
      Collection<Finding> findings) {
    for (int i = 0; i < list.size(); i++) {
      checkId(document, list.path(i), pointer + "/" + i, what, ids, findings);
    }
  }

  private static void checkId(
      Document document,
      JsonNode thing,
      String pointer,
      String what,
      Collection<String> ids,
      Collection<Finding> findings) {
    String id = thing.path("id").asText();
    if (!id.isEmpty() && !ids.add(id)) {
      findings.add(
          document.finding(
              pointer,
              "The %s id `%s` is taken: checklists must know one from the other."
                  .formatted(what, id)));
    }
  }

  private static void checkSignals(
      Document document,
      JsonNode cause,
      String pointer,
      Map<String, String> seen,
      Collection<Finding> findings) {
    JsonNode signals = cause.path("signals");
    for (int i = 0; i < signals.size(); i++) {
      String place = pointer + "/signals/" + i;
      String folded = folded(signals.path(i).asText());
      if (folded.isEmpty()) {
        findings.add(document.finding(place, "Nothing is left of this signal: write words."));
        continue;
      }
      String id = cause.path("id").asText();
      String other = seen.putIfAbsent(folded, id);
      if (other != null) {
        findings.add(
            document.finding(
                place,
                "The signal `%s` already points to the cause `%s`: it cannot tell them apart."
                    .formatted(signals.path(i).asText(), other)));
      }
    }
  }

  // What is left when messages are compared with it: PastedText looks past case, blanks, emphasis.
  private static String folded(String signal) {
    return signal.toLowerCase(Locale.ROOT).replaceAll("[*`]", "").replaceAll("\\s+", " ").strip();
  }
}
