package dev.aadsts.bot.teams.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a button of a card sends along when it is pressed: the names of its fields, for those who
 * draw the button and for those who read the press.
 */
public final class ActionData {
  /** The text of the button's intent. */
  public static final String INTENT = "intent";

  /** What the person typed. */
  public static final String INPUT = "input";

  /** That only one person saw the card. */
  public static final String WHISPERED = "whispered";

  private ActionData() {}

  /** What the person typed, in the data that came back. */
  public static Optional<String> input(JsonNode data) {
    JsonNode typed = data.path(INPUT);
    return typed.isTextual() ? Optional.of(typed.asText()) : Optional.empty();
  }
}
