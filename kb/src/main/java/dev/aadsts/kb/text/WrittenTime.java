package dev.aadsts.kb.text;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a date with a time of day, in the forms that logs, portals and people give it. */
final class WrittenTime {
  private static final String WORD = "\\p{L}{2,12}+\\.?+";
  private static final String YEAR_FIRST =
      "[0-9]{4}(?:-[0-9]{2}-[0-9]{2}|/[0-9]{1,2}/[0-9]{1,2}|年 ?[0-9]{1,2}月 ?[0-9]{1,2}日)";
  private static final String YEAR_LAST =
      "[0-9]{1,2}(?:/[0-9]{1,2}/|\\.[0-9]{1,2}\\.|-[0-9]{1,2}-)[0-9]{4}";
  // "Fri, 20 Nov 2026", "20. November 2026", "20 de noviembre de 2026"
  private static final String DAY_NAMED =
      "(?:" + WORD + ",? )?+[0-9]{1,2}(?:\\.|er)?+(?: de)?+ " + WORD + "(?: de)?+ [0-9]{4}";
  // "November 20, 2026", "Friday, Nov 20th 2026"
  private static final String MONTH_NAMED =
      "(?:" + WORD + ", )?+" + WORD + " [0-9]{1,2}(?:st|nd|rd|th)?+,? [0-9]{4}";
  private static final String BETWEEN = "(?:T|,? {1,2}+(?:(?:at|um|à|a las|alle|às|om|kl\\.?) )?+)";
  private static final String CLOCK =
      "[0-9]{1,2}[:-][0-9]{2}(?:[:-][0-9]{2}(?:[.,][0-9]{1,9})?+)?+(?: ?[AP]\\.?M\\b\\.?+)?+";
  private static final String OFFSET = "[+-][0-9]{2}:?[0-9]{2}";
  // Those that name more than one zone, too: they are repeated, not reckoned with.
  private static final String ZONE =
      "(?: ?(?:Z|(?:UTC|GMT) ?[+-][0-9]{1,2}(?::?[0-9]{2})?+|UTC|GMT|"
          + OFFSET
          + ")(?![\\p{L}\\p{N}]))?+";
  private static final String LOCAL_ZONE =
      "(?: (?:CES?T|MES?Z|[ECMP][SD]T|BST|WES?T|EES?T|IST|JST|SGT|AE[SD]T)(?![\\p{L}\\p{N}]))?+";

  /** A pattern of them all, without groups; to be tried where a value must stand, in any case. */
  static final String FORM =
      "(?:"
          + String.join("|", YEAR_FIRST, YEAR_LAST, DAY_NAMED, MONTH_NAMED)
          + ")"
          + BETWEEN
          + CLOCK
          + ZONE
          + LOCAL_ZONE
          + "(?![0-9])";

  private static final Pattern PARTS =
      pattern(
          "(?<date>.+?)"
              + BETWEEN
              + "(?<hour>[0-9]{1,2})[:-](?<minute>[0-9]{2})(?:[:-](?<second>[0-9]{2})(?:[.,][0-9]+)?)?"
              + "(?: ?(?<half>[AP])\\.?M\\.?)?(?<zone> ?(?:Z|(?:UTC|GMT)? ?[+-][0-9:]+|UTC|GMT))?"
              + "(?<local> \\p{L}+)?");
  private static final Pattern DATE =
      pattern(
          "(?<y>[0-9]{4})[^0-9]{1,2}(?<m>[0-9]{1,2})[^0-9]{1,2}(?<d>[0-9]{1,2})日?"
              + "|(?<d1>[0-9]{1,2})(?<mark>[/.-])(?<d2>[0-9]{1,2})[/.-](?<y2>[0-9]{4})"
              + "|.*?(?<d3>[0-9]{1,2}) (?<name3>\\p{L}+)\\.? (?<y3>[0-9]{4})"
              + "|.*?(?<name4>\\p{L}+)\\.? (?<d4>[0-9]{1,2})(?:st|nd|rd|th)?,? (?<y4>[0-9]{4})");
  private static final Pattern SIGNED = Pattern.compile("([+-])([0-9]{1,2}):?([0-9]{2})?");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String ZONE_UNKNOWN = " (as written, zone unknown)";
  private static final String AS_WRITTEN = " (as written)";

  private WrittenTime() {}

  /**
   * The moment in ISO 8601, UTC, to the second. Where the text does not say which moment that is
   * (no zone, or day and month may be either), what it says, and that it says no more: a blank and
   * a remark in parentheses follow. Empty where there is no such day or time.
   *
   * @param utc whether what stands around it says that it is UTC
   */
  static Optional<String> read(String written, boolean utc) {
    var parts = PARTS.matcher(written);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      boolean zoned = utc || parts.group("zone") != null;
      Optional<LocalDateTime> local = local(parts);
      if (zoned && local.isPresent()) {
        ZoneOffset offset = offset(Optional.ofNullable(parts.group("zone")).orElse(""));
        return Optional.of(DateTimeFormatter.ISO_INSTANT.format(local.get().toInstant(offset)));
      }
      boolean told = zoned || parts.group("local") != null;
      boolean toAdd = utc && parts.group("zone") == null;
      return Optional.of(written + (toAdd ? " UTC" : "") + (told ? AS_WRITTEN : ZONE_UNKNOWN));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Empty where nobody can tell the day from the month, or the month has a name of elsewhere. */
  private static Optional<LocalDateTime> local(Matcher parts) {
    int hour = Integer.parseInt(parts.group("hour"));
    String half = parts.group("half");
    if (half != null) {
      hour = hour % 12 + (half.equalsIgnoreCase("P") ? 12 : 0);
    }
    int minute = Integer.parseInt(parts.group("minute"));
    String second = parts.group("second");
    int seconds = second == null ? 0 : Integer.parseInt(second);
    // Also tells where there is no such time, whatever the date.
    var midnight = LocalDateTime.of(2000, 1, 1, hour, minute, seconds);
    return day(parts.group("date"))
        .map(
            day ->
                LocalDateTime.of(day.year(), day.month(), day.day(), 0, 0)
                    .with(midnight.toLocalTime()));
  }

  private static Optional<Day> day(String date) {
    var read = DATE.matcher(date);
    if (!read.matches()) {
      return Optional.empty();
    }
    if (read.group("y") != null) {
      return Optional.of(new Day(number(read, "y"), number(read, "m"), number(read, "d")));
    }
    if (read.group("mark") != null) {
      return numeric(read);
    }
    String form = read.group("name3") != null ? "3" : "4";
    String name = read.group("name" + form).toLowerCase(Locale.ROOT);
    int month = MONTHS.indexOf(name.substring(0, Math.min(3, name.length()))) + 1;
    return month == 0
        ? Optional.empty()
        : Optional.of(new Day(number(read, "y" + form), month, number(read, "d" + form)));
  }

  private static Optional<Day> numeric(Matcher read) {
    int first = number(read, "d1");
    int second = number(read, "d2");
    int year = number(read, "y2");
    // Who writes it with dots writes the day first.
    if (read.group("mark").equals(".") || first > 12) {
      return Optional.of(new Day(year, second, first));
    }
    return second > 12 || first == second
        ? Optional.of(new Day(year, first, second))
        : Optional.empty();
  }

  private static ZoneOffset offset(String zone) {
    var signed = SIGNED.matcher(zone);
    if (!signed.find()) {
      return ZoneOffset.UTC;
    }
    int hours = Integer.parseInt(signed.group(2));
    int minutes = signed.group(3) == null ? 0 : Integer.parseInt(signed.group(3));
    int sign = signed.group(1).equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private static int number(Matcher read, String group) {
    return Integer.parseInt(read.group(group));
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private record Day(int year, int month, int day) {}
}
