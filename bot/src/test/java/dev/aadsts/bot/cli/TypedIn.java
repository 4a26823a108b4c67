package dev.aadsts.bot.cli;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;

/** Somebody who types or pastes: each text comes at once, the next when it was answered. */
public final class TypedIn implements Keyboard {
  private final List<String> texts;
  private int at;
  private int lines;

  public TypedIn(String... texts) {
    this.texts = List.of(texts);
  }

  /** What the terminal hands over by itself: whole lines. */
  public BufferedReader reader() {
    var whole = new StringBuilder();
    texts.forEach(text -> whole.append(text, 0, text.lastIndexOf('\n') + 1));
    return new BufferedReader(new StringReader(whole.toString()));
  }

  @Override
  public boolean hasMore() {
    lines++;
    return at < texts.size() && lines < texts.get(at).chars().filter(c -> c == '\n').count();
  }

  @Override
  public String unfinished() {
    String text = at < texts.size() ? texts.get(at) : "";
    at++;
    lines = 0;
    return text.substring(text.lastIndexOf('\n') + 1);
  }
}
