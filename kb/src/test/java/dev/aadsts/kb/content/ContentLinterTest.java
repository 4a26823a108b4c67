package dev.aadsts.kb.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentLinterTest {
  @TempDir Path root;

  @Test
  void everyArticleIsClean() {
    assertThat(ContentLinter.lint(Path.of("content"))).isEmpty();
  }

  @Test
  void saysEverythingAtOnceByFileAndLine() throws IOException {
    Fixtures.copy(Fixtures.folder("good"), root);
    Fixtures.edit(root.resolve("links.yaml"), "https://", "ftp://");
    Fixtures.edit(root.resolve("articles/AADSTS50105.yaml"), "Add the", "Add **the");
    Fixtures.edit(root.resolve("articles/AADSTS50105.yaml"), "retry:", "wait:");
    Fixtures.edit(root.resolve("articles/AADSTS50020.yaml"), "causes:", "causes");
    Files.writeString(root.resolve("articles/notes.txt"), "nothing");

    assertThat(ContentLinter.lint(root))
        .extracting(finding -> finding.file() + ":" + finding.line())
        .containsExactly(
            "AADSTS50020.yaml:16",
            "AADSTS50105.yaml:1",
            "AADSTS50105.yaml:10",
            "AADSTS50105.yaml:30",
            "links.yaml:1",
            "links.yaml:2",
            "notes.txt:1");
  }

  @Test
  void missesASharedCauseThatNobodyUses() throws IOException {
    Fixtures.copy(Fixtures.folder("good"), root);
    Files.move(root.resolve("causes/wrong-account.yaml"), root.resolve("causes/wrong-person.yaml"));

    assertThat(ContentLinter.lint(root))
        .extracting(Finding::toString)
        .contains("causes/wrong-person.yaml:1: No article uses this cause: `use` it or delete it.");
  }

  @Test
  void blamesNobodyElseForAFileThatIsNotYaml() throws IOException {
    Fixtures.copy(Fixtures.folder("good"), root);
    for (String file : new String[] {"links.yaml", "causes/wrong-account.yaml"}) {
      Files.writeString(root.resolve(file), "- a list\n");
    }

    assertThat(ContentLinter.lint(root))
        .extracting(Finding::file)
        .containsExactly("causes/wrong-account.yaml", "links.yaml");
  }

  @Test
  void neverThrows() throws IOException {
    Files.createDirectories(root.resolve("articles"));
    Files.write(
        root.resolve("articles/AADSTS50001.yaml"), new byte[] {(byte) 0xC3, 0, (byte) 0xFF});
    Files.writeString(root.resolve("articles/AADSTS50002.yaml"), "");
    Files.writeString(root.resolve("articles/AADSTS50003.yaml"), "&a [*a, *a]");
    Files.writeString(root.resolve("articles/AADSTS50004.yaml"), "a: &a {b: *a}");
    Files.writeString(
        root.resolve("articles/AADSTS50005.yaml"), "? {a: b}\n: c\ncode: [1]\ncauses: {use: [1]}");
    Files.writeString(
        root.resolve("articles/AADSTS50006.yaml"),
        "causes: [a, [b], {fix: a, signals: {a: b}, check: []}]");
    Files.writeString(root.resolve("articles/AADSTS50007.yaml"), "a: b\n---\nc: d\n");
    Files.writeString(root.resolve("articles/AADSTS50008.yaml"), "~/: {~1/: 2}\nexamples: {a: {}}");
    Files.createDirectories(root.resolve("articles/AADSTS50009.yaml"));
    Files.writeString(root.resolve("links.yaml"), "a: [b]\nb: \nc: {title: [x], url: {}}");

    assertThat(ContentLinter.lint(root))
        .extracting(Finding::file)
        .contains(
            "AADSTS50001.yaml",
            "AADSTS50002.yaml",
            "AADSTS50003.yaml",
            "AADSTS50004.yaml",
            "AADSTS50005.yaml",
            "AADSTS50006.yaml",
            "AADSTS50007.yaml",
            "AADSTS50008.yaml",
            "AADSTS50009.yaml",
            "links.yaml");
  }

  @Test
  void saysThatAFolderIsNoContent() {
    assertThat(ContentLinter.lint(root.resolve("nowhere")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("no article", "nowhere"));
  }

  @Test
  void refusesToReadWhatIsNotClean() throws IOException {
    Fixtures.copy(Fixtures.folder("good"), root);
    Fixtures.edit(root.resolve("articles/AADSTS50105.yaml"), "Add the", "Add **the");
    Fixtures.edit(root.resolve("articles/AADSTS50105.yaml"), "retry:", "wait:");

    assertThatThrownBy(() -> ContentReader.read(root))
        .isInstanceOf(InvalidContentException.class)
        .message()
        .matches(
            "(?s)AADSTS50105.yaml:1: .*\nAADSTS50105.yaml:10: .*\nAADSTS50105.yaml:30: [^\n]*");
  }

  @Test
  void readsWhatIsClean() throws Exception {
    assertThat(ContentReader.read(Fixtures.folder("good")).articles()).hasSize(2);
  }
}
