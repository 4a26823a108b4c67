package dev.aadsts.kb.text;

import dev.aadsts.kb.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the time of the error: where Entra, a log or a portal calls it that. */
final class Timestamps {
  private static final String VALUE = "(" + WrittenTime.FORM + ")";
  private static final List<String> CUES =
      List.of(
          "timestamp",
          "time stamp",
          "zeitstempel",
          "horodat",
          "marca de ",
          "carimbo de data/hora",
          "tijdstempel",
          "tidsstämpel",
          "tidsstempel",
          "aikaleima",
          "sygnatura czasowa",
          "časové razítko",
          "időbélyeg",
          "zaman damgası",
          "метка времени",
          "타임스탬프",
          "時間戳記",
          "タイムスタンプ",
          "时间戳",
          "timegenerated",
          "createddatetime",
          "date (utc)",
          "date(utc)",
          "time (utc)");
  // The sign-in log of the portal, and what people write above a message of their own.
  private static final List<String> PLAIN_WORDS =
      List.of(
          "date",
          "time",
          "sign-in time",
          "sign-in date",
          "time of error",
          "time of the error",
          "datum",
          "uhrzeit",
          "zeitpunkt",
          "heure",
          "fecha",
          "hora",
          "data",
          "日付",
          "日時");
  // Behind any time that is called the time of an error.
  private static final int PLAIN_RANK = 3;
  // Log Analytics and Graph keep their times in UTC, and say so where a portal shows another zone.
  private static final List<String> ALWAYS_UTC = List.of("timegenerated", "createddatetime");
  // MSAL for JavaScript: "7000218 - [2020-09-25 07:40:47Z]: ..."
  private static final Rule BRACKETED = Rule.of(Field.TIMESTAMP, 1, " - [", VALUE + "\\]");
  private static final Cues<Rule> RULES =
      Cues.of(
          Stream.of(
                  CUES.stream().map(Timestamps::labelled),
                  PLAIN_WORDS.stream().map(Timestamps::plain),
                  Stream.of(BRACKETED))
              .flatMap(rules -> rules)
              .toList(),
          Rule::cue);
  // A mail is not sent at the time of the error that it tells of.
  private static final Pattern MAIL_HEAD =
      Pattern.compile("(?m)^\\s{0,8}(?:from|to|subject|von|an|betreff|de|à|objet|asunto) ?:");
  private static final int LONGEST_MAIL_HEAD = 400;

  private Timestamps() {}

  /** Every labelled time of the text, normalised where it can be. */
  static List<FoundValue> find(PastedText pasted) {
    var hits = new ArrayList<FoundValue>();
    for (Rule rule : RULES.in(pasted.lower())) {
      rule.forEachMatch(pasted, (start, match) -> add(hits, pasted, rule, start, match));
    }
    return hits;
  }

  private static Rule labelled(String cue) {
    String rest = "[a-z]{0,8}(?: ?[\\[(]UTC[\\])])?+" + Rule.GAP + VALUE;
    return Rule.of(Field.TIMESTAMP, 0, cue, rest);
  }

  private static Rule plain(String word) {
    String rest = "[*_`]{0,3}(?: {0,3}[:|\t\n]| {2})" + Rule.GAP + VALUE;
    return Rule.of(Field.TIMESTAMP, PLAIN_RANK, word, rest);
  }

  private static void add(
      List<FoundValue> hits, PastedText pasted, Rule rule, int start, MatchResult match) {
    if (rule.rank() == PLAIN_RANK && !isLabel(pasted.lower(), start)) {
      return;
    }
    String label = pasted.lower().substring(start, match.start(1));
    boolean utc = label.contains("utc") || ALWAYS_UTC.contains(rule.cue());
    WrittenTime.read(match.group(1), utc)
        .map(time -> new FoundValue(Field.TIMESTAMP, time, start, match.end(1), rank(rule, time)))
        .ifPresent(hits::add);
  }

  // A moment is worth more than what may be one of several.
  private static int rank(Rule rule, String time) {
    return rule.rank() + (time.endsWith("Z") ? 0 : PLAIN_RANK);
  }

  // "Expiry date: ..." is a time of something else, as is that of a mail or of the line of a log.
  private static boolean isLabel(String lower, int start) {
    int before = start - 1;
    while (before >= 0 && " *`|".indexOf(lower.charAt(before)) >= 0) {
      before--;
    }
    // The bullet of a list.
    if (before >= 0 && lower.charAt(before) == '-' && lower.charAt(before + 1) == ' ') {
      before--;
    }
    boolean first = before < 0 || "\n\t,;.{[(".indexOf(lower.charAt(before)) >= 0;
    String around =
        lower.substring(
            Math.max(0, start - LONGEST_MAIL_HEAD),
            Math.min(lower.length(), start + LONGEST_MAIL_HEAD));
    return first && !MAIL_HEAD.matcher(around).find();
  }
}
