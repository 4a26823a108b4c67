package dev.aadsts.kb.text;

import dev.aadsts.kb.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers that people type without a prefix: {@code 120021}, {@code error 120021}, {@code code
 * 50105 please}. Only where the whole text is such a question, so that no other number of a
 * conversation is taken for a code.
 */
final class ShortQuestion {
  private static final int LONGEST = 100;
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern AROUND_WORD = Pattern.compile("^[\"'(*_`]+|[\"')*_`?!.,:;]+$");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "/aadsts",
          "aadsts",
          "a",
          "aad",
          "about",
          "ad",
          "and",
          "azure",
          "can",
          "code",
          "codes",
          "do",
          "does",
          "entra",
          "error",
          "errors",
          "errorcode",
          "explain",
          "find",
          "fix",
          "for",
          "get",
          "getting",
          "got",
          "have",
          "hello",
          "help",
          "hey",
          "hi",
          "how",
          "i",
          "id",
          "in",
          "is",
          "it",
          "keep",
          "login",
          "look",
          "lookup",
          "me",
          "mean",
          "means",
          "microsoft",
          "msal",
          "my",
          "nr",
          "number",
          "of",
          "on",
          "or",
          "please",
          "pls",
          "private",
          "search",
          "show",
          "sign",
          "sign-in",
          "signin",
          "status",
          "tell",
          "thanks",
          "the",
          "this",
          "to",
          "up",
          "what",
          "what's",
          "whats",
          "why",
          "with",
          "you",
          "fehler",
          "was",
          "ist",
          "bedeutet",
          "bitte",
          "erreur",
          "errore",
          "fout");

  private ShortQuestion() {}

  static List<Mention> scan(PastedText pasted) {
    String lower = pasted.lower();
    if (lower.strip().length() > LONGEST) {
      return List.of();
    }
    var numbers = new ArrayList<Mention>();
    var word = WORD.matcher(lower);
    while (word.find()) {
      String bare = AROUND_WORD.matcher(word.group()).replaceAll("");
      var code = ErrorCode.tryOf(Numbers.digits(bare));
      if (code.isPresent() && !YEAR.matcher(bare).matches()) {
        numbers.add(new Mention(code.get(), word.start(), word.end(), Mention.Kind.NAMED));
      } else if (!bare.isEmpty() && !SMALL_WORDS.contains(bare)) {
        return List.of();
      }
    }
    return numbers;
  }
}
