package dev.aadsts.bot.mapper;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HexFormat;

/**
 * Makes the mappers that read and write much. They share their buffers: Jackson itself keeps some
 * for each thread, and a virtual thread ends before it needs them again.
 */
public final class Mappers {
  private static final RecyclerPool<BufferRecycler> BUFFERS =
      JsonRecyclerPools.newConcurrentDequePool();

  private Mappers() {}

  /** A mapper as Jackson sets it up. */
  public static JsonMapper plain() {
    return builder().build();
  }

  /**
   * A mapper that writes in ASCII: a text with a single arrow in it takes two bytes a character,
   * and to put such texts together and send them takes several times as long.
   */
  public static JsonMapper ascii() {
    return builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  }

  /** A mapper to be set up further. */
  public static JsonMapper.Builder builder() {
    return JsonMapper.builder(JsonFactory.builder().recyclerPool(BUFFERS).build());
  }

  /**
   * A text as JSON has it, in quotes and ASCII; for JSON of a few fields that is written by hand.
   */
  public static String quoted(String text) {
    var quoted = new StringBuilder(text.length() + 16).append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, quoted);
    return inAscii(quoted.append('"'));
  }

  private static String inAscii(CharSequence json) {
    var ascii = new StringBuilder(json.length());
    for (int at = 0; at < json.length(); at++) {
      char c = json.charAt(at);
      if (c < 128) {
        ascii.append(c);
      } else {
        ascii.append("\\u").append(HexFormat.of().toHexDigits(c));
      }
    }
    return ascii.toString();
  }
}
