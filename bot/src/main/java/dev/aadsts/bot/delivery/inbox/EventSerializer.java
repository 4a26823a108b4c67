package dev.aadsts.bot.delivery.inbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import dev.aadsts.bot.mapper.Mappers;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Keeps events as JSON: readable in the database, and no Java deserialization. */
final class EventSerializer implements Serializer {
  // Another version may have recorded the event: what it knew beyond ours is let through.
  private static final JsonMapper JSON =
      Mappers.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @Override
  public byte[] serialize(Object data) {
    try {
      return JSON.writeValueAsBytes(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] bytes) {
    try {
      return JSON.readValue(bytes, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
