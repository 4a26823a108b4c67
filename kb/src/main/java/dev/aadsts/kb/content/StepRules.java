package dev.aadsts.kb.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.kb.Command;
import dev.aadsts.kb.content.command.Commands;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * What reviewers found by hand in the checks and steps of several articles, and a rule can hold.
 * For our own content: a company knows its own roles, pages and commands.
 */
final class StepRules {
  private StepRules() {}

  /** Adds what is wrong with the checks and steps of an article or a shared cause. */
  static void check(Document document, Collection<Finding> findings) {
    JsonNode causes = document.node().path("causes");
    for (int i = 0; i < causes.size(); i++) {
      checkCause(document, causes.path(i), "/causes/" + i, findings);
    }
    checkCause(document, document.node(), "", findings);
    checkSteps(document, document.node().path("collect"), "/collect", findings);
  }

  private static void checkCause(
      Document document, JsonNode cause, String pointer, Collection<Finding> findings) {
    check(document, cause.path("check"), pointer + "/check", findings);
    checkSteps(document, cause.path("fix"), pointer + "/fix", findings);
  }

  private static void checkSteps(
      Document document, JsonNode steps, String pointer, Collection<Finding> findings) {
    for (int i = 0; i < steps.size(); i++) {
      check(document, steps.path(i), pointer + "/" + i, findings);
    }
  }

  private static void check(
      Document document, JsonNode step, String pointer, Collection<Finding> findings) {
    JsonNode command = step.path("command");
    String lang = command.path("lang").asText();
    Stream.of(Command.Language.values())
        .filter(language -> language.id().equals(lang))
        .flatMap(language -> Commands.wrongWith(language, command.path("text").asText()))
        .forEach(message -> findings.add(document.finding(pointer + "/command/text", message)));
  }
}
