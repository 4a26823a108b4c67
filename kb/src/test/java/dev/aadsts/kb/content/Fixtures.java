package dev.aadsts.kb.content;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Small folders of content under this package's test resources. */
final class Fixtures {
  private Fixtures() {}

  static Path folder(String name) {
    var url = Objects.requireNonNull(Fixtures.class.getResource(name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}
