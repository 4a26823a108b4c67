package dev.aadsts.bot.cli;

/**
 * What is known of somebody who types: lines that are pasted come faster than anybody types, and
 * belong together.
 */
public interface Keyboard {
  /** Whether the next line is there already, or comes so soon that it must be pasted. */
  boolean hasMore();

  /**
   * What is pasted behind the last line break, which the terminal keeps to itself until somebody
   * presses Enter. Takes it.
   *
   * @return empty where there is nothing
   */
  String unfinished();
}
