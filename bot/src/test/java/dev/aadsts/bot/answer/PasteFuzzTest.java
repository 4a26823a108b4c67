package dev.aadsts.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.Fuzz;
import dev.aadsts.bot.testkit.Hostile;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.text.SignInErrorParser;
import org.junit.jupiter.api.Test;

/** Whatever is pasted: it is read, or has nothing to read. */
final class PasteFuzzTest {
  private static final String PASTE =
      "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS50105: Your administrator has"
          + " configured the application Contoso HR ('11111111-2222-4333-8444-555555555555') to"
          + " block users. Trace ID: 0a1b2c3d-1111-4222-8333-444455556666 Correlation ID:"
          + " 9f8e7d6c-6666-4555-8444-333322221111 Timestamp: 2026-11-20 09:14:22Z\"}";

  @Test
  void readsEveryPaste() {
    Fuzz.tries(
        3_000,
        270_000,
        random -> {
          String text = random.nextBoolean() ? Hostile.text(random) : PASTE;
          String paste = Hostile.mutated(random, text);

          SignInError error = SignInErrorParser.parse(paste);

          assertThat(error.primary().isPresent()).isEqualTo(!error.codes().isEmpty());
          assertThat(error.withoutPersonalData().field(Field.USER)).isEmpty();
          assertThat(RequestReader.read(paste)).isNotNull();
          assertThat(Credentials.in(paste)).isNotNull();
        });
  }
}
