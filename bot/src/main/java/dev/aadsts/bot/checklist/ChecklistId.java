package dev.aadsts.bot.checklist;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Names a checklist. Random, so that it cannot be guessed from another; knowing it is still not
 * enough to read the checklist from another channel.
 */
public record ChecklistId(@JsonValue String value) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 16;
  private static final Pattern SHAPE = Pattern.compile("[0-9a-hjkmnp-tv-z]{16}");

  @JsonCreator
  public ChecklistId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("Not the id of a checklist");
    }
  }

  /** A new id of 80 random bits. */
  public static ChecklistId random() {
    var id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new ChecklistId(id.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
