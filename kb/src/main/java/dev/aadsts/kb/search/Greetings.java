package dev.aadsts.kb.search;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells a greeting from a question: nobody who says hello asks about Windows Hello. */
public final class Greetings {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int LONGEST = 40;
  private static final Set<String> WORDS =
      Set.of(
          "hi",
          "hello",
          "hey",
          "hallo",
          "hola",
          "bonjour",
          "salut",
          "ciao",
          "moin",
          "servus",
          "good",
          "morning",
          "afternoon",
          "evening",
          "guten",
          "tag",
          "morgen",
          "there",
          "all",
          "everyone",
          "team",
          "bot",
          "aadsts",
          "thanks",
          "thank",
          "you",
          "danke",
          "merci");

  private Greetings() {}

  /** Whether the text greets or thanks, and does nothing else. */
  public static boolean isAll(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    List<String> words =
        BETWEEN_WORDS
            .splitAsStream(text.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .toList();
    return !words.isEmpty() && WORDS.containsAll(words);
  }
}
