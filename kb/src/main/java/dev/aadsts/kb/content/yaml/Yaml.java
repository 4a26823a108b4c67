package dev.aadsts.kb.content.yaml;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

/** The one way this package reads YAML: into trees, which {@code Records} makes records of. */
public final class Yaml {
  /** Reads articles as they are written; refuses repeated keys. Thread-safe. */
  public static final YAMLMapper STRICT = mapper(true);

  /**
   * Reads articles as they are written; of equal keys the last one wins, as the linter reports all
   * of them itself. Thread-safe.
   */
  public static final YAMLMapper LENIENT = mapper(false);

  private Yaml() {}

  private static YAMLMapper mapper(boolean strict) {
    return new YAMLMapper(
        YAMLFactory.builder()
            // "confirmed-by: no" means the word.
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
            .build());
  }
}
