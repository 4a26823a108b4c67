package dev.aadsts.bot.reply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.mapper.Mappers;
import java.util.Optional;

/**
 * Writes an {@link Intent} into the text that a button carries, and reads it back. What comes back
 * may have been forged: whatever is not complete and of this version is no intent.
 */
public final class IntentCodec {
  /**
   * Characters of an intent.
   *
   * @see <a href="https://docs.slack.dev/reference/block-kit/block-elements/button-element">Slack,
   *     value of a button</a>
   */
  public static final int LONGEST = 2000;

  private static final JsonMapper JSON =
      Mappers.builder()
          .addModule(new Jdk8Module())
          .addMixIn(Person.class, InAButton.class)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private IntentCodec() {}

  /** Whoever presses is asked where they are from when they do; buttons say nothing of it. */
  abstract static class InAButton {
    @JsonCreator
    InAButton(@JsonProperty("id") String id, @JsonProperty("name") String name) {}

    @JsonIgnore
    abstract boolean external();
  }

  /** The text for that intent. */
  public static String encode(Intent intent) {
    try {
      return JSON.writeValueAsString(intent);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot write " + intent.getClass(), e);
    }
  }

  /** The intent in that text; empty where it is none that this version knows. Never fails. */
  public static Optional<Intent> decode(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readValue(text, Intent.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
