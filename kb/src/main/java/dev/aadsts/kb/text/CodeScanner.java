package dev.aadsts.kb.text;

import static dev.aadsts.kb.text.Characters.isAsciiLetter;
import static dev.aadsts.kb.text.Characters.isDigit;

import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.text.Mention.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the codes of a text, and nothing that only looks like one. */
final class CodeScanner {
  private static final Pattern PREFIXED =
      Pattern.compile("aadsts([\\s:#=_\"'*`|(-]{0,4}+)" + Numbers.PLAIN);
  // Read off a screenshot: a letter O for a zero, an l or an I for a one. A word of its own.
  private static final Pattern MISREAD =
      Pattern.compile("aadsts([\\s:#=_\"'*`|(-]{0,4}+)([1-9il][0-9oil]{4,6}+)(?![\\p{L}\\p{N}_])");
  private static final int FEWEST_DIGITS = 2;
  // One letter lost, doubled or swapped. Only as a word of its own, and five digits or more.
  private static final Pattern MISTYPED =
      Pattern.compile(
          "(?:aadstss|aadst|aadts|aasdts|adsts|aad sts|aad5ts|aad5t5)[\\s:-]{0,2}+"
              + Numbers.PLAIN);
  private static final Cues<CodeLabel> LABELS = Cues.of(CodeLabel.ALL, CodeLabel::cue);
  private static final Pattern LIST_REST =
      Pattern.compile("[\"']?\\s{0,8}+,\\s{0,8}+[\"']?" + Numbers.PLAIN);
  private static final Pattern YAML_REST =
      Pattern.compile("\\n\\s{0,16}+- {1,4}+[\"']?" + Numbers.PLAIN);
  // MSAL for JavaScript: "7000218 - [2020-09-25 07:40:47Z]: AADSTS7000218: ..."
  private static final Pattern BEFORE_TIME = Pattern.compile(Numbers.PLAIN + " - \\[20[0-9]{2}-");
  private static final Pattern ERROR_PAGE =
      Pattern.compile("/error/?\\?code=(?:aadsts)?" + Numbers.PLAIN);
  private static final Pattern SEE_ALSO =
      Pattern.compile(
          "\\b(?:see|see also|also|related|similar to|compare|unlike|cf\\.?)[\\s:(\"'*`]*+$");
  private static final List<String> SIGN_IN_WORDS =
      List.of(
          "sign in",
          "sign-in",
          "signin",
          "signing in",
          "log in",
          "login",
          "logging in",
          "entra",
          "azure",
          "microsoft",
          "office",
          "mfa",
          "conditional access",
          "m365");
  private static final int LONGEST_URL = 400;
  private static final String URL_ENDS = " \n\t\"'<>()";
  // How every published five-digit code begins: keeps "Error code: 10060" of Windows, 18456 of SQL
  // Server and 40613 of Azure SQL out where only a general label vouches for the number.
  private static final Pattern FIVE_DIGITS =
      Pattern.compile("(?:1[67]|2[0689]|400|5[0-5]|6[57]|7[056]|8[0-2]|90)[0-9]{2,3}");

  private final PastedText pasted;
  private final String lower;
  private final List<Mention> found = new ArrayList<>();

  private CodeScanner(PastedText pasted) {
    this.pasted = pasted;
    this.lower = pasted.lower();
  }

  /** Every mention, in the order of the text. */
  static List<Mention> scan(PastedText pasted) {
    return new CodeScanner(pasted).scan();
  }

  private List<Mention> scan() {
    prefixed();
    mistyped();
    for (CodeLabel label : LABELS.in(lower)) {
      labelled(label);
    }
    beforeTime();
    errorPages();
    found.sort(Comparator.comparingInt(Mention::end).thenComparingInt(Mention::start));
    return List.copyOf(found);
  }

  private void prefixed() {
    Matcher matcher = PREFIXED.matcher(lower);
    for (int at = lower.indexOf("aadsts"); at >= 0; at = lower.indexOf("aadsts", at + 1)) {
      boolean found = matcher.region(at, lower.length()).lookingAt();
      if (misread(at, found ? matcher.end(2) - matcher.start(2) : 0)) {
        continue;
      }
      if (found) {
        boolean glued = matcher.group(1).isEmpty() || matcher.group(1).equals(":");
        // "AADSTS 2026": a year is more likely than a code of four digits.
        if (glued || matcher.end() - matcher.start(2) > 4) {
          add(at, matcher.start(2), matcher.end(2), kindOfPrefixed(at, matcher.end(2)));
        }
      }
    }
  }

  /**
   * Adds the code that is there if letters are read as the digits they look like.
   *
   * @param digits how many there are in front of the first letter, where that may be all
   */
  private boolean misread(int at, int digits) {
    Matcher matcher = MISREAD.matcher(lower).region(at, lower.length());
    if (!matcher.lookingAt()) {
      return false;
    }
    String number = matcher.group(2).replace('o', '0').replace('i', '1').replace('l', '1');
    boolean whole = digits > 4 && !isDigit(lower.charAt(matcher.end(2) - 1));
    long read = matcher.group(2).chars().filter(c -> isDigit((char) c)).count();
    if (read < FEWEST_DIGITS || read == number.length() || whole) {
      return false;
    }
    var code = new ErrorCode(Integer.parseInt(number));
    found.add(new Mention(code, at, matcher.end(2), kindOfPrefixed(at, matcher.end(2))));
    return true;
  }

  private void mistyped() {
    Matcher matcher = MISTYPED.matcher(lower);
    for (int at = lower.indexOf('a'); at >= 0; at = lower.indexOf('a', at + 1)) {
      if ((at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1)))
          && matcher.region(at, lower.length()).lookingAt()
          && matcher.end(1) - matcher.start(1) > 4) {
        add(at, matcher.start(1), matcher.end(1), kindOfPrefixed(at, matcher.end(1)));
      }
    }
  }

  private void labelled(CodeLabel label) {
    Matcher matcher = label.rest().matcher(lower);
    String cue = label.cue();
    for (int at = lower.indexOf(cue); at >= 0; at = lower.indexOf(cue, at + 1)) {
      boolean word = at == 0 || !isAsciiLetter(lower.charAt(at - 1));
      if (word && matcher.region(at + cue.length(), lower.length()).lookingAt()) {
        String number = Numbers.digits(matcher.group(1));
        int end = matcher.end(1);
        if (label.trust() == CodeLabel.Trust.LIST) {
          list(at, matcher.start(1), end);
        } else if (number.length() > 4 && standsAlone(end) && trusted(label, number)) {
          add(at, matcher.start(1), end, Kind.NAMED);
          // KQL: ResultType in (50074, 50076)
          rest(at, end);
        }
      }
    }
  }

  private void list(int labelStart, int start, int end) {
    add(labelStart, start, end, Kind.LISTED);
    rest(labelStart, end);
  }

  private void rest(int labelStart, int end) {
    String label = lower.substring(labelStart, end);
    boolean brackets = label.indexOf('[') >= 0 || label.indexOf('(') >= 0;
    if (!brackets && label.indexOf("- ") < 0) {
      return;
    }
    Matcher more = (brackets ? LIST_REST : YAML_REST).matcher(lower).region(end, lower.length());
    int at = end;
    while (more.region(at, lower.length()).lookingAt()) {
      at = more.end(1);
      add(more.start(1), more.start(1), at, Kind.LISTED);
    }
  }

  private void beforeTime() {
    Matcher matcher = BEFORE_TIME.matcher(lower);
    for (int at = lower.indexOf(" - [20"); at >= 0; at = lower.indexOf(" - [20", at + 1)) {
      int start = at;
      while (start > 0 && at - start < 8 && isDigit(lower.charAt(start - 1))) {
        start--;
      }
      boolean word = start == 0 || " \n\t\"'".indexOf(lower.charAt(start - 1)) >= 0;
      if (word && at - start > 4 && matcher.region(start, lower.length()).lookingAt()) {
        add(start, start, at, Kind.NAMED);
      }
    }
  }

  private void errorPages() {
    Matcher matcher = ERROR_PAGE.matcher(lower);
    for (int at = lower.indexOf("/error"); at >= 0; at = lower.indexOf("/error", at + 1)) {
      if (Hosts.endsIn(lower, at) && matcher.region(at, lower.length()).lookingAt()) {
        add(at, matcher.start(1), matcher.end(1), Kind.REFERENCE);
      }
    }
  }

  private Kind kindOfPrefixed(int start, int end) {
    if (inPathOfUrl(start)
        || SEE_ALSO.matcher(lower).region(Math.max(0, start - 16), start).find()) {
      return Kind.REFERENCE;
    }
    int i = end;
    while (i < lower.length() && "\"'*`)]".indexOf(lower.charAt(i)) >= 0) {
      i++;
    }
    boolean colon = i < lower.length() && lower.charAt(i) == ':';
    return colon || lower.startsWith(" - ", i) ? Kind.STATED : Kind.NAMED;
  }

  // In the query of a redirect the code is the message itself; in a path it names an article.
  private boolean inPathOfUrl(int start) {
    int from = start;
    while (from > 0 && start - from < LONGEST_URL && URL_ENDS.indexOf(lower.charAt(from - 1)) < 0) {
      from--;
    }
    String url = lower.substring(from, start);
    int scheme = url.indexOf("://");
    return scheme >= 0 && url.indexOf('=', scheme) < 0;
  }

  private boolean standsAlone(int end) {
    if (end >= lower.length() || isWholeFraction(end)) {
      return true;
    }
    char c = lower.charAt(end);
    boolean joined = ".,:-/%".indexOf(c) >= 0;
    boolean goesOn = joined && end + 1 < lower.length() && isDigit(lower.charAt(end + 1));
    return !Character.isLetterOrDigit(c) && c != '_' && (!goesOn || c == ',');
  }

  // "50126.0", as tools write a column of numbers that has a gap.
  private boolean isWholeFraction(int end) {
    int after = end + 2;
    return lower.startsWith(".0", end)
        && (after == lower.length() || " \n\t,;|\"'".indexOf(lower.charAt(after)) >= 0);
  }

  private boolean trusted(CodeLabel label, String number) {
    return switch (label.trust()) {
      case LIST, SIGN_IN -> true;
      case ANYTHING -> plausible(number);
      case IN_CONTEXT -> plausible(number) && SIGN_IN_WORDS.stream().anyMatch(lower::contains);
    };
  }

  private static boolean plausible(String number) {
    return number.length() > 5 || FIVE_DIGITS.matcher(number).matches();
  }

  private void add(int start, int numberStart, int end, Kind kind) {
    var code =
        new ErrorCode(Integer.parseInt(Numbers.digits(pasted.text().substring(numberStart, end))));
    found.add(new Mention(code, start, end, kind));
  }
}
