package dev.aadsts.kb.text;

import dev.aadsts.kb.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the time of the error, which Entra gives in UTC, in the forms that logs give it. */
final class Timestamps {
  private static final String VALUE =
      "([0-9]{4}-[0-9]{2}-[0-9]{2}[T ]{1,2}[0-9]{2}[:-][0-9]{2}[:-][0-9]{2}(?:\\.[0-9]{1,9})?+"
          + "(?: ?Z| ?UTC| ?[+-][0-9]{2}:?[0-9]{2})?+"
          + "|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4},? [0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?+"
          + "(?: ?[AP]M)?+(?: ?Z| ?UTC)?+)";
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
  // MSAL for JavaScript: "7000218 - [2020-09-25 07:40:47Z]: ..."
  private static final Rule BRACKETED = Rule.of(Field.TIMESTAMP, 1, " - [", VALUE + "\\]");
  private static final Cues<Rule> RULES =
      Cues.of(
          Stream.concat(CUES.stream().map(Timestamps::labelled), Stream.of(BRACKETED)).toList(),
          Rule::cue);
  private static final Pattern ISO =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]+([0-9]{2})[:-]([0-9]{2})[:-]([0-9]{2})"
              + "(?:\\.[0-9]+)?(?: ?(?:Z|UTC)| ?([+-][0-9]{2}):?([0-9]{2}))?");
  private static final Pattern SLASHES =
      Pattern.compile(
          "([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}),? ([0-9]{1,2}):([0-9]{2}):([0-9]{2})"
              + "(?:\\.[0-9]+)?(?: ?([AP])M)?(?: ?(?:Z|UTC))?");

  private Timestamps() {}

  /** Every labelled time of the text, normalised. */
  static List<Hit> find(PastedText pasted) {
    var hits = new ArrayList<Hit>();
    for (Rule rule : RULES.in(pasted.lower())) {
      rule.forEachMatch(pasted, (start, match) -> add(hits, rule, start, match));
    }
    return hits;
  }

  private static Rule labelled(String cue) {
    String rest = "[a-z]{0,8}(?: ?[\\[(]UTC[\\])])?+" + Rule.GAP + VALUE;
    return Rule.of(Field.TIMESTAMP, 0, cue, rest);
  }

  private static void add(List<Hit> hits, Rule rule, int start, MatchResult match) {
    String written = match.group(1).toUpperCase(Locale.ROOT);
    boolean utc =
        rule.cue().contains("utc") || match.group().toUpperCase(Locale.ROOT).contains("UTC");
    parse(written, utc || written.endsWith("Z"))
        .ifPresent(
            time ->
                hits.add(
                    new Hit(
                        Field.TIMESTAMP,
                        time.truncatedTo(ChronoUnit.SECONDS).toString(),
                        start,
                        match.end(1),
                        rule.rank())));
  }

  private static Optional<Instant> parse(String written, boolean utc) {
    try {
      var iso = ISO.matcher(written);
      if (iso.matches()) {
        return Optional.of(iso(iso.toMatchResult()));
      }
      var slashes = SLASHES.matcher(written);
      // Without a zone it is the local time of somebody unknown.
      return utc && slashes.matches() ? slashes(slashes.toMatchResult()) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant iso(MatchResult iso) {
    var local =
        LocalDateTime.of(
            number(iso, 1),
            number(iso, 2),
            number(iso, 3),
            number(iso, 4),
            number(iso, 5),
            number(iso, 6));
    ZoneOffset offset =
        iso.group(7) == null ? ZoneOffset.UTC : ZoneOffset.of(iso.group(7) + ":" + iso.group(8));
    return local.toInstant(offset);
  }

  /** Empty where nobody can tell the day from the month. */
  private static Optional<Instant> slashes(MatchResult slashes) {
    int first = number(slashes, 1);
    int second = number(slashes, 2);
    if (first <= 12 && second <= 12 && first != second) {
      return Optional.empty();
    }
    int month = first <= 12 ? first : second;
    int day = first <= 12 ? second : first;
    int hour = number(slashes, 4);
    String half = slashes.group(7);
    if (half != null) {
      hour = hour % 12 + (half.equals("P") ? 12 : 0);
    }
    var local =
        LocalDateTime.of(
            number(slashes, 3), month, day, hour, number(slashes, 5), number(slashes, 6));
    return Optional.of(local.toInstant(ZoneOffset.UTC));
  }

  private static int number(MatchResult match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
