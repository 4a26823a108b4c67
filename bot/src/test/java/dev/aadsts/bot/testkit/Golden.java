package dev.aadsts.bot.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are read in review: kept beside the tests, compared to the letter, and written anew
 * with {@code -Dgolden.update=true}.
 */
public final class Golden {
  private Golden() {}

  /** Compares with the file of that name among the test resources of the test's package. */
  public static void assertMatches(Class<?> test, String name, String actual) throws IOException {
    Path file =
        Path.of("src/test/resources", test.getPackageName().replace('.', '/')).resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual, UTF_8);
    }
    assertThat(actual).as(name).isEqualTo(Files.readString(file, UTF_8));
  }
}
