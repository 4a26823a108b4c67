package dev.aadsts.bot.answer;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Secrets that people paste without noticing. Finds them to warn; never keeps or repeats them.
 * Every shape is bounded, so that finding takes time in proportion to the text.
 */
public enum Credentials {
  // Header and payload of a JWT are base64url of JSON objects, so both begin with eyJ.
  TOKEN("an access or ID token", "(?<![\\w-])eyJ[\\w-]{8,}+\\.eyJ[\\w-]{8}"),
  // Entra's client secrets: three characters, a digit, "Q~", and 31 to 34 more.
  CLIENT_SECRET("a client secret", "(?<![\\w.~-])[\\w.~-]{3}\\dQ~[\\w.~-]{31,34}(?![\\w.~-])"),
  // Its name, also in JSON, in JSON within JSON, or in a form; then a value that is no placeholder,
  // no path, no error code, and not just a word: "password: incorrect" tells nobody anything.
  NAMED_SECRET(
      "a secret or password",
      "(?i)(?:client[_-]?secret|client[_-]?assertion|refresh[_-]?token|password|passwd|pwd"
          + "|AccountKey|SharedAccessKey)"
          + "\\\\{0,3}[\"']?\\s{0,3}(?:[=:]|%3D|%3A)\\s{0,3}\\\\{0,3}[\"']?"
          + "(?!\\*{3}|[<{\\[$/]|AADSTS\\d)"
          + "(?=[^\\s\"'&,;\\\\]{0,100}[\\d!@#$%^*+=?~])[^\\s\"'&,;\\\\]{8}"),
  // A shared access signature is in the sig parameter of a URL.
  SHARED_ACCESS_SIGNATURE("a shared access signature", "[?&;]sig=[\\w%+/-]{20}"),
  PRIVATE_KEY("a private key", "-----BEGIN (?:[A-Z]{2,9} )?PRIVATE KEY-----");

  private final String words;
  private final Pattern shape;

  Credentials(String words, String shape) {
    this.words = words;
    this.shape = Pattern.compile(shape);
  }

  /** What kind of secret the text seems to hold, in words. */
  public static Optional<String> in(String text) {
    return Arrays.stream(values())
        .filter(credential -> credential.shape.matcher(text).find())
        .map(credential -> credential.words)
        .findFirst();
  }
}
