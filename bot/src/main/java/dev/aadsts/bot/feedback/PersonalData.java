package dev.aadsts.bot.feedback;

import java.util.regex.Pattern;

/**
 * What tells who somebody is, or where: addresses of people and machines, and telephone numbers.
 * Every shape is bounded, so that finding takes time in proportion to the text.
 */
public final class PersonalData {
  private static final String LEFT_OUT = "[left out]";

  private static final String PERSON =
      "[\\w.+#%'-]{1,80}(?:@|%40)[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}";
  private static final String IPV4 = "(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w.]*\\d)";
  // With a gap, or in full: a time of day has neither.
  private static final String IPV6 =
      "(?i)(?<![\\w:])(?=[\\da-f:]{0,30}::|(?:[\\da-f]{1,4}:){7})[\\da-f][\\da-f:]{2,38}";
  private static final String TELEPHONE = "(?<![\\w+])\\+\\d[\\d ()/-]{5,20}\\d";

  private static final Pattern ANY =
      Pattern.compile(String.join("|", PERSON, IPV4, TELEPHONE, IPV6));

  private PersonalData() {}

  /** The text with a mark in place of each such address and number. */
  public static String leftOutOf(String text) {
    return ANY.matcher(text).replaceAll(LEFT_OUT);
  }
}
