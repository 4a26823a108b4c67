package dev.aadsts.bot.reply;

/**
 * Something to press.
 *
 * @param label at most 40 characters
 */
public record Button(String label, Style style, Intent intent) {

  /** How much a button stands out. */
  public enum Style {
    DEFAULT,
    /** What most people will want. */
    PRIMARY,
    /** Ends or discards something. */
    DANGER
  }

  /** A button that does not stand out. */
  public static Button of(String label, Intent intent) {
    return new Button(label, Style.DEFAULT, intent);
  }

  /** The button that most people will want. */
  public static Button primary(String label, Intent intent) {
    return new Button(label, Style.PRIMARY, intent);
  }
}
