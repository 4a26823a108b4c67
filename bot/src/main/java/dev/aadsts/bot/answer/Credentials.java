package dev.aadsts.bot.answer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that people paste without noticing. Finds them to warn; never keeps or repeats them.
 * Every shape is bounded, so that finding takes time in proportion to the text.
 */
public enum Credentials {
  // Header and payload of a JWT are base64url of JSON objects, so both begin with eyJ.
  TOKEN("an access or ID token", List.of("eyj"), "(?<![\\w-])eyJ[\\w-]{8,}+\\.eyJ[\\w-]{8}"),
  // Entra's client secrets: three characters, a digit, "Q~", and 31 to 34 more.
  CLIENT_SECRET(
      "a client secret", List.of("q~"), "(?<![\\w.~-])[\\w.~-]{3}\\dQ~[\\w.~-]{31,34}(?![\\w.~-])"),
  // What Entra gives out in exchange for a sign-in; it begins with the version and the app's id.
  REFRESH_TOKEN(
      "a refresh token or an authorization code", List.of(".a"), "(?<![\\w.-])[01]\\.A[\\w-]{40}"),
  AUTHORIZATION_CODE(
      "a refresh token or an authorization code",
      List.of("_code", "code="),
      "(?i)(?:(?<![\\w-])(?:device|authorization)_code\\W{1,8}|[?&#;]code=)"
          + "(?![\\da-f]{8}-[\\da-f]{4}-)[\\w.~-]{24}"),
  // The cookies of Entra's sign-in page, of SharePoint and ASP.NET, and any in a pasted header.
  COOKIE(
      "a session cookie",
      List.of("estsauth", "credential", "fedauth", "rtfa", "jsessionid", "aspnetcore", "cookie"),
      "(?i)(?:(?<!\\w)(?:ESTSAUTH\\w{0,12}|x-ms-RefreshTokenCredential|FedAuth|rtFa|JSESSIONID"
          + "|\\.AspNetCore\\.[\\w.]{1,30})\\s{0,2}[=:]\\s{0,2}[\\w%+/.-]{12}"
          + "|(?<![\\w])(?:set-)?cookie[\"']?:\\s{0,3}[\"']?[^\\s=;\"']{1,60}=[^\\s;\"']{12})"),
  AUTHORIZATION_HEADER(
      "a password or token in an Authorization header",
      List.of("authorization"),
      "(?i)authorization\\W{1,8}(?:Bearer|Basic|Negotiate|NTLM)\\s{1,3}(?![<{$*])[\\w+/=.~-]{8}"),
  SAML_RESPONSE(
      "a SAML response",
      List.of("samlresponse", "assertion"),
      "(?i)(?:SAMLResponse\\W{1,6}(?:3D)?[\\w+/%]{40}|<(?:\\w{1,12}:)?Assertion\\s)"),
  LOGIN_IN_ADDRESS(
      "a password in an address",
      List.of("://"),
      "(?i)(?<![a-z0-9])[a-z][a-z0-9+.-]{1,20}://[^\\s/:@\"'<>]{1,60}:(?![<{$*])[^\\s/@\"'<>]{3,60}@"),
  // Tokens that their makers gave a prefix so that they can be found.
  OTHER_TOKEN(
      "an access token of another service",
      List.of(
          "xox", "xapp-", "gh", "github_pat_", "glpat-", "akia", "aiza", "hooks.slack", "otpauth"),
      "(?<![\\w-])(?:xox[abeoprs]-[\\w-]{10}|xapp-\\d-[\\w-]{10}|gh[opsur]_\\w{30}"
          + "|github_pat_\\w{20}|glpat-[\\w-]{20}|AKIA[0-9A-Z]{16}|AIza[\\w-]{35})"
          + "|hooks\\.slack\\.com/(?:services|commands|actions)/\\w"
          + "|otpauth://[^\\s]{0,200}[?&]secret="),
  // Its name, also in JSON, in JSON within JSON, or in a form; then a value that is no placeholder,
  // no path, no error code, and not just a word: "password: incorrect" tells nobody anything.
  NAMED_SECRET(
      "a secret or password",
      List.of(
          "secret",
          "assertion",
          "token",
          "passw",
          "pwd",
          "passphrase",
          "kennwort",
          "verifier",
          "key"),
      "(?i)(?:client[_-]?secret|client[_-]?assertion|(?:refresh|access|id)[_-]?token|password|passwd"
          + "|pwd|passphrase|kennwort|code[_-]?verifier|(?:api|access|account|secret)[_-]?key"
          + "|SharedAccessKey)\\\\{0,3}[\"']?\\s{0,3}(?:[=:]|%3D|%3A)\\s{0,3}\\\\{0,3}[\"']?"
          + "(?!\\*{3}|[<{\\[$/]|AADSTS\\d)"
          + "(?=[^\\s\"'&,;\\\\]{0,100}[\\d!@#$%^*+=?~])[^\\s\"'&,;\\\\]{8}"),
  // Behind an option, with the same exceptions, and no file of a certificate either.
  COMMAND_LINE(
      "a password on a command line",
      List.of("az login", "--password", "client-secret", "clientsecret", "securestring"),
      "(?i)(?:\\baz login\\b[^\\n]{0,140}?\\s-p|--(?:password|client-secret)|-ClientSecret"
          + "|ConvertTo-SecureString(?:\\s{1,3}-String)?)[ =]{1,3}[\"']?(?![*<{\\[$/~(-])"
          + "(?![^\\s\"']{1,100}\\.(?:pem|pfx|cer)\\b)"
          + "(?=[^\\s\"']{0,100}[\\d!@#%^*+=?~])[^\\s\"']{6}"),
  // A shared access signature is in the sig parameter of a URL.
  SHARED_ACCESS_SIGNATURE("a shared access signature", List.of("sig="), "[?&;]sig=[\\w%+/-]{20}"),
  PRIVATE_KEY(
      "a private key",
      List.of("private key-----", "putty-user-key"),
      "-----BEGIN (?:[A-Z]{2,9} )?PRIVATE KEY-----|PuTTY-User-Key-File-");

  private static final List<Credentials> ALL = List.of(values());

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // Each is of List.of.
  private final List<String> signs;

  private final Pattern shape;

  /**
   * @param signs in lower case; a text without one of them has nothing of that shape
   */
  Credentials(String words, List<String> signs, String shape) {
    this.words = words;
    this.signs = signs;
    this.shape = Pattern.compile(shape);
  }

  /**
   * What kinds of secrets the text seems to hold, in words for a sentence. A secret that has
   * several of the shapes is of the first kind.
   */
  public static Optional<String> in(String text) {
    String lowerCase = text.toLowerCase(Locale.ROOT);
    var kinds = new ArrayList<String>();
    var taken = new BitSet();
    for (Credentials credential : ALL) {
      // Nearly no text has a sign of any, and to look for words is quick.
      if (credential.hasSign(lowerCase)
          && credential.take(text, taken)
          && !kinds.contains(credential.words)) {
        kinds.add(credential.words);
      }
    }
    return kinds.isEmpty() ? Optional.empty() : Optional.of(inWords(kinds));
  }

  // Takes the characters of each secret; says whether there is one that nobody has taken yet.
  private boolean take(String text, BitSet taken) {
    boolean found = false;
    Matcher matcher = shape.matcher(text);
    while (matcher.find()) {
      int next = taken.nextSetBit(matcher.start());
      found |= next < 0 || next >= matcher.end();
      taken.set(matcher.start(), matcher.end());
    }
    return found;
  }

  private static String inWords(List<String> kinds) {
    String last = kinds.getLast();
    return kinds.size() == 1
        ? last
        : String.join(", ", kinds.subList(0, kinds.size() - 1)) + " and " + last;
  }

  private boolean hasSign(String lowerCase) {
    // No iterator: this is asked a hundred times of each text.
    for (int at = 0; at < signs.size(); at++) {
      if (lowerCase.contains(signs.get(at))) {
        return true;
      }
    }
    return false;
  }
}
