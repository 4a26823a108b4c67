package dev.aadsts.bot.reply;

import dev.aadsts.bot.cache.IdentityCache;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Draws the answer to all pastes of a kind once, and for each paste only fills in its ids. An
 * answer that comes out otherwise when it is drawn by itself is never filled in. Safe for use by
 * many threads.
 */
public final class DrawingTemplates {
  /**
   * How many kinds are worth their memory: with its article and drawn in one or two ways, one takes
   * fifty kilobytes, and half of what the bot itself leaves is for them.
   */
  public static final int MOST_KINDS =
      Math.clamp((Runtime.getRuntime().maxMemory() - (64 << 20)) / (100 << 10), 50, 2_000);

  private final IdentityCache<Reply, Optional<List<DrawingTemplate>>> templates =
      new IdentityCache<>(2 * MOST_KINDS);

  /**
   * What is drawn of that reply; empty where it is not one of many.
   *
   * @param variant of the drawing
   * @param draw always gives the same for the same reply
   */
  public Optional<List<FilledTemplate>> draw(
      Reply reply, Object variant, Function<Reply, List<String>> draw) {
    if (reply.pattern().isEmpty()) {
      return Optional.empty();
    }
    Reply.Pattern pattern = reply.pattern().get();
    List<String> values = pattern.values().values();
    return templates
        .of(pattern.reply(), variant, () -> taken(reply, pattern, draw))
        .map(texts -> filled(texts, values));
  }

  private static Optional<List<DrawingTemplate>> taken(
      Reply reply, Reply.Pattern pattern, Function<Reply, List<String>> draw) {
    List<DrawingTemplate> templates =
        draw.apply(pattern.reply()).stream()
            .map(text -> DrawingTemplate.of(text, pattern.values().marks()))
            .toList();
    return Optional.of(templates)
        .filter(
            texts ->
                filled(texts, pattern.values().values()).stream()
                    .map(FilledTemplate::text)
                    .toList()
                    .equals(draw.apply(reply)));
  }

  private static List<FilledTemplate> filled(List<DrawingTemplate> templates, List<String> values) {
    return templates.stream().map(template -> new FilledTemplate(template, values)).toList();
  }
}
