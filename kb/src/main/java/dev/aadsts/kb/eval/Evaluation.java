package dev.aadsts.kb.eval;

import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.text.SignInErrorParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/**
 * All scores together.
 *
 * @param parser on {@code pastes.yaml}
 * @param tuning on {@code questions-tuning.yaml}: those the search was improved with
 * @param heldOut on {@code questions-held-out.yaml}: those that nobody looked at while improving
 *     it, which tell how it does on new ones; without its failures, for who has read them would
 *     improve the search for them
 */
public record Evaluation(ParserScore parser, SearchScore tuning, SearchScore heldOut) {

  /**
   * Evaluates the parser and that search on the labels in a folder.
   *
   * @throws IOException if the labels cannot be read
   */
  public static Evaluation of(Path folder, BiFunction<String, Integer, List<ErrorCode>> search)
      throws IOException {
    return new Evaluation(
        ParserScore.of(Labels.pastes(folder.resolve("pastes.yaml")), SignInErrorParser::parse),
        SearchScore.of(Labels.questions(folder.resolve("questions-tuning.yaml")), search),
        SearchScore.of(Labels.questions(folder.resolve("questions-held-out.yaml")), search)
            .withoutFailures());
  }
}
