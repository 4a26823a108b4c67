package dev.aadsts.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.Fuzz;
import dev.aadsts.bot.testkit.Hostile;
import dev.aadsts.kb.content.Content;
import dev.aadsts.kb.content.ContentReader;
import dev.aadsts.kb.content.InvalidContentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a file of house rules: it is read, or refused with findings. */
final class OverlayFuzzTest {
  private static final Path FIXTURE =
      Path.of("src/test/resources/dev/aadsts/bot/teams/content/articles/AADSTS50105.yaml");

  @TempDir private Path folder;

  @Test
  void readsAFileOrSaysWhatIsWrongWithIt() throws IOException {
    Content bundled = ContentReader.bundled();
    String good = Files.readString(FIXTURE);
    Path article = Files.createDirectories(folder.resolve("articles")).resolve("AADSTS50105.yaml");

    Fuzz.tries(
        60,
        5_000,
        random -> {
          Files.write(article, bytes(random, good));

          try {
            assertThat(ContentReader.withOverlay(bundled, folder)).isNotNull();
          } catch (InvalidContentException e) {
            assertThat(e.getMessage()).contains("AADSTS50105.yaml");
          }
        });
  }

  private static byte[] bytes(Random random, String good) {
    byte[] bytes = Hostile.mutated(random, good).getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
