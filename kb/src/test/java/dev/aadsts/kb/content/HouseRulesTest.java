package dev.aadsts.kb.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cause;
import dev.aadsts.kb.Cause.Likelihood;
import dev.aadsts.kb.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HouseRulesTest {
  private static final ErrorCode ASSIGNMENT = new ErrorCode(50105);
  private static final ErrorCode GUEST = new ErrorCode(50020);

  @TempDir Path overlay;

  @Test
  void changesNothingWithoutFiles() throws Exception {
    assertThat(ContentReader.withOverlay(good(), overlay)).isEqualTo(good());
  }

  @Test
  void replacesOnlyTheKeysOfTheFile() throws Exception {
    write(
        "articles/AADSTS50105.yaml",
        """
        code: AADSTS50105
        house-note: "At Fabrikam, ask #identity or identity@house.corp."
        symptoms: [payroll does not open]
        """);

    Article before = good().article(ASSIGNMENT).orElseThrow();
    Article after = withOverlay().article(ASSIGNMENT).orElseThrow();

    assertThat(after.houseNote()).contains("At Fabrikam, ask #identity or identity@house.corp.");
    assertThat(after.symptoms()).containsExactly("payroll does not open");
    assertThat(after)
        .usingRecursiveComparison()
        .ignoringFields("houseNote", "symptoms")
        .isEqualTo(before);
    assertThat(withOverlay().article(GUEST)).isEqualTo(good().article(GUEST));
  }

  @Test
  void addsCodesCausesAndLinks() throws Exception {
    String base = Files.readString(Fixtures.folder("good/articles/AADSTS50020.yaml"));
    write(
        "articles/AADSTS7777777.yaml",
        base.replace("50020", "7777777")
            .replace("The account belongs to", "At our house, it belongs to")
            .replace("another company", "outside the house")
            .replace("use: wrong-account", "use: gate-closed"));
    write(
        "causes/gate-closed.yaml",
        """
        id: gate-closed
        title: The gate of the house was closed
        likelihood: rare
        check: {question: "Is the gate closed?", confirmed-by: yes, how: [Look at the gate.], link: gate}
        fix: [{id: open, text: Open the gate.}]
        """);
    write("links.yaml", "gate: {title: The gate, url: \"https://gate.corp.internal/\"}\n");

    Content content = withOverlay();

    assertThat(content.article(new ErrorCode(7777777)).orElseThrow().causes())
        .extracting(Cause::id)
        .containsExactly("gate-closed");
    assertThat(content.links()).containsKeys("gate", "sign-in-logs");
    assertThat(content.sharedCauses()).containsKeys("gate-closed", "wrong-account");
  }

  @Test
  void changesASharedCauseWhereverItIsUsed() throws Exception {
    write("causes/wrong-account.yaml", "title: At our house, it was the wrong card\n");

    Content content = withOverlay();

    assertThat(content.articles().values())
        .allSatisfy(
            article ->
                assertThat(wrongAccount(article).title())
                    .isEqualTo("At our house, it was the wrong card"));
    assertThat(wrongAccount(content.article(ASSIGNMENT).orElseThrow()).likelihood())
        .isEqualTo(Likelihood.POSSIBLE);
  }

  private static Cause wrongAccount(Article article) {
    return Fixtures.cause(article, "wrong-account").orElseThrow();
  }

  @Test
  void namesTheFileAndLineOfTheOverlay() throws Exception {
    write(
        "articles/AADSTS50105.yaml",
        """
        code: AADSTS50105
        # a comment
        severity: mild
        title: The account belongs to a tenant that has not been invited
        sympton: [a typo]
        """);
    write("articles/AADSTS7777777.yaml", "code: AADSTS7777777\n");

    assertThatThrownBy(this::withOverlay)
        .isInstanceOf(InvalidContentException.class)
        .hasMessageContaining("AADSTS50105.yaml:3: `severity` is `mild`")
        .hasMessageContaining("AADSTS50105.yaml:4: The same title stands in AADSTS50020.yaml")
        .hasMessageContaining("AADSTS50105.yaml:5: The key `sympton` is not known")
        .hasMessageContaining("AADSTS7777777.yaml:1: The file lacks the key `title`");
  }

  private Content withOverlay() throws InvalidContentException {
    return ContentReader.withOverlay(good(), overlay);
  }

  private static Content good() throws InvalidContentException {
    return ContentReader.read(Fixtures.folder("good"));
  }

  private void write(String file, String text) throws IOException {
    Path path = overlay.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
