package dev.aadsts.bot.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * A piece of a drawing with the values of one paste in it, put together for whoever asks.
 * Immutable.
 */
public final class FilledTemplate {
  private final DrawingTemplate template;
  private final List<String> values;

  FilledTemplate(DrawingTemplate template, List<String> values) {
    this.template = template;
    this.values = List.copyOf(values);
  }

  /** As it is sent, in UTF-8; made anew each time. */
  public byte[] utf8() {
    return template.fill(values);
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
