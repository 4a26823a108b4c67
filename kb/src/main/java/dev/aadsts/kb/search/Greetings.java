package dev.aadsts.kb.search;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells small talk from a question: nobody who says hello asks about Windows Hello, and nobody who
 * says thanks about passwords.
 */
public final class Greetings {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int LONGEST = 60;
  private static final Set<String> GREETING =
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
          "morning",
          "afternoon",
          "evening",
          "tag",
          "morgen");
  private static final Set<String> THANKS =
      Set.of(
          "thanks",
          "thank",
          "thx",
          "danke",
          "merci",
          "gracias",
          "grazie",
          "obrigado",
          "great",
          "perfect",
          "awesome",
          "nice",
          "cool",
          "helpful",
          "excellent",
          "brilliant",
          "amazing",
          "wonderful",
          "fantastic",
          "helped",
          "works",
          "worked");
  // Says nothing alone; of "good", the company decides: a good morning, a good bot.
  private static final Set<String> BESIDES =
      Set.of(
          "good",
          "guten",
          "there",
          "all",
          "everyone",
          "team",
          "bot",
          "aadsts",
          "you",
          "that",
          "this",
          "it",
          "was",
          "is",
          "very",
          "much",
          "so",
          "a",
          "lot",
          "job",
          "work",
          "well",
          "done",
          "for",
          "the",
          "your",
          "help",
          "now",
          "really",
          "just",
          "many",
          "and",
          "yes",
          "ok",
          "dir",
          "beaucoup",
          "muchas");

  private Greetings() {}

  /** Whether the text greets, thanks or praises, and does nothing else. */
  public static boolean isAll(String text) {
    return isGreeting(words(text)) || isThanks(text);
  }

  /** Whether the text thanks or praises, and does nothing else but greet. */
  public static boolean isThanks(String text) {
    List<String> words = words(text);
    boolean praises = !has(words, GREETING) && words.contains("good");
    return isSmallTalk(words) && (praises || has(words, THANKS));
  }

  private static boolean isGreeting(List<String> words) {
    return isSmallTalk(words) && has(words, GREETING);
  }

  private static boolean isSmallTalk(List<String> words) {
    return words.stream()
        .allMatch(
            word -> GREETING.contains(word) || THANKS.contains(word) || BESIDES.contains(word));
  }

  private static boolean has(List<String> words, Set<String> some) {
    return !Collections.disjoint(words, some);
  }

  // None of a text that is too long to be one.
  private static List<String> words(String text) {
    return text.length() > LONGEST
        ? List.of()
        : BETWEEN_WORDS
            .splitAsStream(text.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .toList();
  }
}
