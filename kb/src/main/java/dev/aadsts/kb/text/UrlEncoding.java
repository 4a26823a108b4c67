package dev.aadsts.kb.text;

import static dev.aadsts.kb.text.Characters.isHex;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Undoes URL encoding, one level at a time, and puts each parameter of a query on a line of its
 * own: afterwards nobody could tell the {@code &} between two parameters from one inside a value.
 */
final class UrlEncoding {
  private static final String DELIMITERS = " \n\t\"<>";
  // The parameters that sign-in requests and responses have. Bounded; applied with lookingAt.
  private static final Pattern OAUTH_PARAMETER =
      Pattern.compile(
          "(?:error(?:_description|_uri|_codes|_subcode)?|suberror|client_id|redirect_uri|tenant|tid"
              + "|resource|scope|state|session_state|nonce|login_hint|domain_hint|prompt|code"
              + "|response_type|response_mode|client-request-id|correlation_id|trace_id|timestamp"
              + "|code_challenge(?:_method)?|x-client-[a-zA-Z]{2,5}|sso_reload|claims|username)=");
  private static final Pattern ANY_PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,40}+=");

  private UrlEncoding() {}

  static String undo(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('&') < 0) {
      return text;
    }
    var out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && DELIMITERS.indexOf(text.charAt(end)) < 0) {
        end++;
      }
      if (end > at) {
        word(text.substring(at, end), out);
      }
      if (end < text.length()) {
        out.append(text.charAt(end));
      }
      at = end + 1;
    }
    return out.toString();
  }

  private static void word(String word, StringBuilder out) {
    boolean encoded = encoded(word);
    // A URL in apostrophes is a value that a sentence quotes, and stays whole.
    boolean query = encoded || (!word.startsWith("'") && word.indexOf('&') >= 0);
    if (!query) {
      out.append(word);
      return;
    }
    var separator = (encoded ? ANY_PARAMETER : OAUTH_PARAMETER).matcher(word);
    int at = 0;
    while (at < word.length()) {
      char c = word.charAt(at);
      if (c == '&' && separator.region(at + 1, word.length()).lookingAt()) {
        out.append('\n');
        at++;
      } else if (encoded && c == '+') {
        out.append(' ');
        at++;
      } else if (c == '%' && isEscape(word, at)) {
        at = bytes(word, at, out);
      } else {
        out.append(c);
        at++;
      }
    }
  }

  private static boolean encoded(String word) {
    for (int at = word.indexOf('%'); at >= 0; at = word.indexOf('%', at + 1)) {
      if (isEscape(word, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEscape(String word, int at) {
    return at + 2 < word.length() && isHex(word.charAt(at + 1)) && isHex(word.charAt(at + 2));
  }

  private static int bytes(String word, int from, StringBuilder out) {
    var bytes = new ByteArrayOutputStream();
    int at = from;
    while (at < word.length() && word.charAt(at) == '%' && isEscape(word, at)) {
      bytes.write(Integer.parseInt(word, at + 1, at + 3, 16));
      at += 3;
    }
    try {
      out.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())));
    } catch (CharacterCodingException e) {
      // Not encoded after all, like %ADFS% in a batch file.
      out.append(word, from, at);
    }
    return at;
  }
}
