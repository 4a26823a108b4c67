package dev.aadsts.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.config.StartException;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.search.Hit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HouseRulesFolderTest {
  private static final Path EXAMPLE = Path.of("../deploy/house-rules");

  @TempDir Path temporary;
  private Path folder;
  private Path article;

  @BeforeEach
  void copyTheExample() throws IOException {
    folder = temporary.resolve("rules");
    for (String file :
        new String[] {"articles/AADSTS50105.yaml", "articles/AADSTS53003.yaml", "links.yaml"}) {
      Path copy = folder.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(EXAMPLE.resolve(file), copy);
    }
    article = folder.resolve("articles/AADSTS50105.yaml");
  }

  @Test
  void laysTheExampleOverTheBundledArticles() {
    KnowledgeBase kb = new HouseRulesFolder(folder).knowledge();

    assertThat(kb.size()).isEqualTo(KnowledgeBase.bundled().size());
    assertThat(article(kb).houseNote().orElseThrow()).contains("#identity-help");
    assertThat(article(kb).causes()).isEqualTo(article(KnowledgeBase.bundled()).causes());
    assertThat(kb.search("no tile for the application", 1))
        .extracting(Hit::article)
        .containsExactly(article(kb));
  }

  @Test
  void takesAChangeWhileTheBotRuns() throws IOException {
    var rules = new HouseRulesFolder(folder);
    KnowledgeBase kb = rules.knowledge();

    replace("#identity-help", "#sign-in-help");
    rules.readAgain(kb);

    assertThat(article(kb).houseNote().orElseThrow()).contains("#sign-in-help");
  }

  @Test
  void keepsTheLastGoodRulesWhileTheNewOnesAreWrong() throws IOException {
    var rules = new HouseRulesFolder(folder);
    KnowledgeBase kb = rules.knowledge();

    replace("house-note", "hose-note");
    rules.readAgain(kb);
    assertThat(article(kb).houseNote().orElseThrow()).contains("#identity-help");

    replace("hose-note", "house-note");
    replace("#identity-help", "#sign-in-help");
    rules.readAgain(kb);
    assertThat(article(kb).houseNote().orElseThrow()).contains("#sign-in-help");
  }

  @Test
  void keepsTheLastGoodRulesWhileTheFolderIsAway() throws IOException {
    var rules = new HouseRulesFolder(folder);
    KnowledgeBase kb = rules.knowledge();

    Files.move(folder, temporary.resolve("elsewhere"));
    rules.readAgain(kb);

    assertThat(article(kb).houseNote()).isPresent();
  }

  @Test
  void refusesToStartWithWrongRulesAndSaysWhere() throws IOException {
    replace("house-note", "hose-note");

    assertThatThrownBy(() -> new HouseRulesFolder(folder).knowledge())
        .isInstanceOf(StartException.class)
        .hasMessageContaining("AADSTS_KB_OVERLAY")
        .hasMessageContaining("AADSTS50105.yaml:3")
        .hasMessageContaining("hose-note");
  }

  private static Article article(KnowledgeBase kb) {
    return kb.articles().stream()
        .filter(found -> found.code().number() == 50105)
        .findFirst()
        .orElseThrow();
  }

  // Files may be changed twice within the resolution of the file system's clock.
  private void replace(String from, String to) throws IOException {
    Instant before = Files.getLastModifiedTime(article).toInstant();
    Files.writeString(article, Files.readString(article).replace(from, to));
    Files.setLastModifiedTime(article, FileTime.from(before.plusSeconds(2)));
  }
}
