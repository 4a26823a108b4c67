package dev.aadsts.kb.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.kb.Command;
import dev.aadsts.kb.content.command.Commands;
import dev.aadsts.kb.content.prose.Prose;
import dev.aadsts.kb.content.step.Catalogue;
import dev.aadsts.kb.content.step.Roles;
import dev.aadsts.kb.content.step.Step;
import dev.aadsts.kb.content.step.Warnings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What reviewers found by hand in the checks and steps of several articles, and a rule can hold.
 * For our own content: a company knows its own roles, pages and commands.
 */
final class StepRules {
  private final Catalogue catalogue;

  StepRules(Library library) {
    var pages = new ArrayList<Catalogue.Page>();
    library
        .links()
        .node()
        .properties()
        .forEach(
            entry ->
                pages.add(
                    new Catalogue.Page(
                        entry.getKey(),
                        entry.getValue().path("title").asText(),
                        entry.getValue().path("url").asText(),
                        entry.getValue().path("menu").asText())));
    this.catalogue = new Catalogue(pages);
  }

  /** Adds what is wrong with the pages of the catalogue, read side by side. */
  void checkLinks(Document links, Collection<Finding> findings) {
    links
        .node()
        .fieldNames()
        .forEachRemaining(
            id -> add(links, "/" + id + "/url", catalogue.wrongWithPage(id), findings));
  }

  /** Adds what is wrong with the checks and steps of an article or a shared cause. */
  void check(Document document, Collection<Finding> findings) {
    JsonNode causes = document.node().path("causes");
    for (int i = 0; i < causes.size(); i++) {
      checkCause(document, causes.path(i), "/causes/" + i, findings);
    }
    checkCause(document, document.node(), "", findings);
    checkSteps(document, document.node().path("collect"), "/collect", findings);
  }

  private void checkCause(
      Document document, JsonNode cause, String pointer, Collection<Finding> findings) {
    JsonNode check = cause.path("check");
    String ways =
        Stream.concat(Stream.of(check.path("question")), elements(check.path("how")))
            .map(JsonNode::asText)
            .reduce("", (all, line) -> all + "\n" + line);
    check(document, check, pointer + "/check", "/how", ways, findings);
    checkSteps(document, cause.path("fix"), pointer + "/fix", findings);
  }

  private void checkSteps(
      Document document, JsonNode steps, String pointer, Collection<Finding> findings) {
    for (int i = 0; i < steps.size(); i++) {
      JsonNode step = steps.path(i);
      String place = pointer + "/" + i;
      check(document, step, place, "/text", step.path("text").asText(), findings);
    }
  }

  private void check(
      Document document,
      JsonNode node,
      String pointer,
      String textKey,
      String text,
      Collection<Finding> findings) {
    JsonNode command = node.path("command");
    var step =
        new Step(
            text,
            node.path("role").asText(),
            node.path("link").asText(),
            command.path("lang").asText(),
            command.path("text").asText());
    add(document, pointer + "/role", Roles.wrongWith(step), findings);
    add(document, pointer + "/link", catalogue.wrongWithLink(step), findings);
    add(document, pointer + textKey, Warnings.missingIn(step), findings);
    add(
        document,
        pointer + textKey,
        Prose.anchors(text).flatMap(link -> catalogue.wrongWithLabel(link.label(), link.url())),
        findings);
    add(document, pointer + "/command/text", wrongWithCommand(step), findings);
  }

  private static Stream<String> wrongWithCommand(Step step) {
    return Stream.of(Command.Language.values())
        .filter(language -> language.id().equals(step.lang()))
        .flatMap(language -> Commands.wrongWith(language, step.command()));
  }

  private static void add(
      Document document, String pointer, Stream<String> messages, Collection<Finding> findings) {
    messages.forEach(message -> findings.add(document.finding(pointer, message)));
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
