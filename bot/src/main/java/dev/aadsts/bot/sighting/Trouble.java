package dev.aadsts.bot.sighting;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.text.Excerpt;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What several people may have in common.
 *
 * @param app the application, as {@link #app} has it; empty where nobody knows
 */
public record Trouble(Platform platform, String workspace, ErrorCode code, String app) {
  /** Enough to tell applications apart, where a resource may be a URI of 2,048 characters. */
  static final int LONGEST_APP = 200;

  // What only an error that was met has. Whoever is learning has a code, or words from a page.
  private static final List<Field> OF_A_SIGN_IN =
      List.of(
          Field.CORRELATION_ID,
          Field.TRACE_ID,
          Field.TIMESTAMP,
          Field.TENANT,
          Field.APP_ID,
          Field.APP_NAME,
          Field.USER,
          Field.RESOURCE);

  /** That code for that application, in the workspace of that conversation. */
  public static Trouble in(Conversation place, ErrorCode code, String app) {
    return new Trouble(place.platform(), place.workspace(), code, app);
  }

  /**
   * Whether somebody met it: it has an id, the time, the user or the application of a sign-in. A
   * code alone says only that somebody looks it up.
   */
  public static boolean isMet(SignInError error) {
    return !Collections.disjoint(OF_A_SIGN_IN, error.fields().keySet());
  }

  /**
   * The application that nobody could sign in to: its id, else its name, else the resource that was
   * wanted; empty where the error names none of them. For comparing only.
   */
  public static String app(SignInError error) {
    return error
        .field(Field.APP_ID)
        .or(() -> error.field(Field.APP_NAME))
        .or(() -> error.field(Field.RESOURCE).map("resource "::concat))
        .map(name -> Excerpt.of(name, LONGEST_APP))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .orElse("");
  }
}
