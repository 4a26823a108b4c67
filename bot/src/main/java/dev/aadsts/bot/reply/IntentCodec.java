package dev.aadsts.bot.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Optional;

/** Writes an {@link Intent} into the text that a button carries, and reads it back. */
public final class IntentCodec {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private IntentCodec() {}

  /** The text for that intent. */
  public static String encode(Intent intent) {
    try {
      return JSON.writeValueAsString(intent);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot write " + intent.getClass(), e);
    }
  }

  /** The intent in that text; empty where it is none that this version knows. */
  public static Optional<Intent> decode(String text) {
    try {
      return Optional.ofNullable(JSON.readValue(text, Intent.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
