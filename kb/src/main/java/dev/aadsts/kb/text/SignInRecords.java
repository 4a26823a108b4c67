package dev.aadsts.kb.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Of a list of sign-ins in JSON, as Log Analytics and Graph give it, leaves out those without an
 * error where there are some with: nobody asks about them, and their ids and names belong to other
 * people.
 */
final class SignInRecords {
  private static final int DEEPEST = 4;
  private static final Pattern RESULT =
      Pattern.compile("\"(?:ResultType|errorCode)\"\\s{0,8}+:\\s{0,8}+\"?([0-9]{1,8}+)");

  private final String text;
  private final StringBuilder out;
  private final Deque<Open> open = new ArrayDeque<>();
  private int copied;

  private SignInRecords(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
  }

  static String failed(String text) {
    boolean some = text.contains("\"ResultType\"") || text.contains("\"errorCode\"");
    return some && hasBoth(text) ? new SignInRecords(text).failed() : text;
  }

  private static boolean hasBoth(String text) {
    boolean well = false;
    boolean badly = false;
    Matcher result = RESULT.matcher(text);
    while (result.find() && !(well && badly)) {
      well |= wentWell(result);
      badly |= !wentWell(result);
    }
    return well && badly;
  }

  private String failed() {
    Matcher result = RESULT.matcher(text);
    int next = result.find() ? result.start() : text.length();
    for (int at = 0; at < text.length(); at++) {
      if (at == next) {
        if (wentWell(result)) {
          record().ifPresent(open -> open.wentWell = true);
        }
        next = result.find() ? result.start() : text.length();
      }
      char c = text.charAt(at);
      if (c == '{') {
        open.push(new Open(at));
      } else if (c == '}' && !open.isEmpty()) {
        close(open.pop(), at + 1);
      }
    }
    return out.append(text, copied, text.length()).toString();
  }

  /** The object that is a sign-in: around the status, where that is one of its own. */
  private Optional<Open> record() {
    return open.stream().limit(DEEPEST).filter(object -> !isValue(object.start)).findFirst();
  }

  private boolean isValue(int start) {
    int before = start - 1;
    while (before >= 0 && text.charAt(before) <= ' ' && start - before < 8) {
      before--;
    }
    return before >= 0 && text.charAt(before) == ':';
  }

  private void close(Open object, int end) {
    if (object.wentWell && object.start >= copied) {
      out.append(text, copied, object.start);
      copied = end;
    }
  }

  private static boolean wentWell(Matcher result) {
    return result.group(1).equals("0");
  }

  /** An object that has begun. */
  private static final class Open {
    private final int start;
    private boolean wentWell;

    private Open(int start) {
      this.start = start;
    }
  }
}
