package dev.aadsts.bot.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * A piece of a drawing with the values of one paste in it, put together for whoever asks.
 * Immutable.
 */
public final class Filled {
  private final Mould mould;
  private final List<String> values;

  Filled(Mould mould, List<String> values) {
    this.mould = mould;
    this.values = List.copyOf(values);
  }

  /** As it is sent, in UTF-8; made anew each time. */
  public byte[] utf8() {
    return mould.fill(values);
  }

  /** As text. */
  public String text() {
    return new String(utf8(), UTF_8);
  }

  @Override
  public String toString() {
    return text();
  }
}
