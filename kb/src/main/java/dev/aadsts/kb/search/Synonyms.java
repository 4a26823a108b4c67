package dev.aadsts.kb.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;

/** Reads {@code synonyms.txt}: which terms of the field mean the same. */
final class Synonyms {
  static final SynonymMap NONE = new SynonymMap(null, null, 0);
  private static final String FILE = "synonyms.txt";

  private Synonyms() {}

  /**
   * Reads the file.
   *
   * @param words what takes the forms apart: the same as for the text they are looked up in
   */
  static SynonymMap read(Words words) {
    var builder = new SynonymMap.Builder(true);
    try (InputStream stream = Synonyms.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("No " + FILE + " on the class path: rebuild the kb jar.");
      }
      new BufferedReader(new InputStreamReader(stream, UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> add(line, words, builder));
      return builder.build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String line, Words words, SynonymMap.Builder builder) {
    int colon = line.indexOf(':');
    var concept = new CharsRef(line.substring(0, colon));
    for (String form : List.of(line.substring(colon + 1).split(",", -1))) {
      List<String> terms = words.of(form);
      CharsRef input = SynonymMap.Builder.join(terms.toArray(String[]::new), new CharsRefBuilder());
      // The parts of a longer form count as well: who asks for "password reset" also wants to
      // read about self-service password reset.
      builder.add(input, concept, terms.size() > 1);
    }
  }
}
