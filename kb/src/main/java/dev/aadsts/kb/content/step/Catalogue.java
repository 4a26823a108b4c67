package dev.aadsts.kb.content.step;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a link leads where its step says. */
public final class Catalogue {
  private static final Pattern WAY =
      Pattern.compile("(?:admin center|Azure portal)(?: \\([^)]*\\))? > ");

  private final List<Page> pages;

  /**
   * @param pages in the order of the file
   */
  public Catalogue(List<Page> pages) {
    this.pages = List.copyOf(pages);
  }

  /**
   * A page that steps link to by id.
   *
   * @param menu a word or two that the way to it has in the menus of its portal, empty where no way
   *     leads to it
   */
  public record Page(String id, String title, String url, String menu) {}

  /** What is wrong with the link of a step. */
  public Stream<String> wrongWithLink(Step step) {
    return Stream.concat(
        pages.stream()
            .filter(page -> samePage(page.url(), step.link()))
            .limit(1)
            .map(page -> "links.yaml has this page: write its id, `%s`.".formatted(page.id())),
        pages.stream()
            .filter(page -> page.id().equals(step.link()))
            .filter(page -> !leadsTo(page, step.text()))
            .map(
                page ->
                    "The text leads elsewhere than the link, whose way has \"%s\" in it: let them agree."
                        .formatted(page.menu())));
  }

  // A step without a way leaves it to the link.
  private static boolean leadsTo(Page page, String text) {
    return page.menu().isEmpty()
        || !WAY.matcher(text).find()
        || text.toLowerCase(Locale.ROOT).contains(page.menu().toLowerCase(Locale.ROOT));
  }

  /** What is wrong with a link in prose that is called so. */
  public Stream<String> wrongWithLabel(String label, String url) {
    return pages.stream()
        .filter(page -> page.title().equalsIgnoreCase(label) && !samePage(page.url(), url))
        .map(
            page ->
                "\"%s\" is the title of another page, %s: call this one something else."
                    .formatted(page.title(), page.url()));
  }

  /** What is wrong with a page of the catalogue itself. */
  public Stream<String> wrongWithPage(String id) {
    Optional<Page> page = pages.stream().filter(other -> other.id().equals(id)).findFirst();
    return page.stream()
        .flatMap(
            one ->
                pages.stream()
                    .takeWhile(other -> !other.id().equals(id))
                    .filter(other -> samePage(other.url(), one.url())))
        .map(
            other ->
                "`%s` leads to the same page: one of them is wrong, or too many."
                    .formatted(other.id()));
  }

  private static boolean samePage(String one, String other) {
    return !one.isEmpty() && withoutSlash(one).equals(withoutSlash(other));
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
