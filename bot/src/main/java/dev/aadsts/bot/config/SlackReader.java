package dev.aadsts.bot.config;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.aadsts.bot.slack.SlackSettings;
import dev.aadsts.bot.slack.install.AppKeys;
import dev.aadsts.bot.slack.socket.SocketPace;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads how to reach Slack. */
final class SlackReader {
  private static final String ALLOWED = "SLACK_ALLOWED_WORKSPACES";
  private static final Pattern OWNER = Pattern.compile("[TE][A-Z0-9]{2,40}");
  private static final String APP_PAGE = "api.slack.com/apps > your app > Basic Information";

  private final Function<String, Optional<String>> text;
  private final Function<String, Optional<URI>> url;
  private final Consumer<String> problems;

  /**
   * @param text the value of a key, if it is set
   * @param url the same for an address
   * @param problems takes what is wrong
   */
  SlackReader(
      Function<String, Optional<String>> text,
      Function<String, Optional<URI>> url,
      Consumer<String> problems) {
    this.text = text;
    this.url = url;
    this.problems = problems;
  }

  /**
   * The settings, if there are any and they can work.
   *
   * @param encryption whether there is a key for tokens that are stored
   */
  Optional<SlackSettings> read(boolean encryption) {
    Optional<String> secret = text.apply("SLACK_SIGNING_SECRET");
    Optional<String> appToken = text.apply("SLACK_APP_TOKEN");
    Optional<String> botToken = text.apply("SLACK_BOT_TOKEN");
    Optional<String> clientId = text.apply("SLACK_CLIENT_ID");
    Optional<String> clientSecret = text.apply("SLACK_CLIENT_SECRET");
    Set<String> allowed = allowed(clientId.isPresent());
    if (secret
        .or(() -> appToken)
        .or(() -> botToken)
        .or(() -> clientId)
        .or(() -> clientSecret)
        .isEmpty()) {
      return Optional.empty();
    }
    if (clientId.isPresent() != clientSecret.isPresent()) {
      problems.accept(
          "SLACK_CLIENT_%s is missing: %s > App Credentials; for one workspace, remove the other."
              .formatted(clientId.isPresent() ? "SECRET" : "ID", APP_PAGE));
      return Optional.empty();
    }
    if (clientId.isPresent() && !encryption) {
      problems.accept(
          "AADSTS_ENCRYPTION_KEY is missing, and the tokens of many workspaces are stored only"
              + " encrypted: give it the output of `openssl rand -base64 32`.");
    }
    String api = url.apply("SLACK_API_URL").map(URI::toString).orElse(SlackSettings.API_URL);
    Optional<AppKeys> keys =
        clientId.map(id -> new AppKeys(id, clientSecret.orElseThrow(), allowed));
    try {
      return Optional.of(
          new SlackSettings(secret, appToken, botToken, keys, api, SocketPace.NORMAL));
    } catch (IllegalArgumentException e) {
      problems.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Set<String> allowed(boolean many) {
    Set<String> ids =
        text.apply(ALLOWED).stream()
            .flatMap(list -> Arrays.stream(list.split(",")))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .collect(toUnmodifiableSet());
    if (text.apply(ALLOWED).isPresent() && !many) {
      problems.accept(ALLOWED + " is for many workspaces: SLACK_CLIENT_ID is missing.");
    } else if (text.apply(ALLOWED).isPresent() && ids.isEmpty()) {
      problems.accept(ALLOWED + " names none: list ids like T0123ABCD, separated by commas.");
    }
    ids.stream()
        .filter(id -> !OWNER.matcher(id).matches())
        .forEach(
            id ->
                problems.accept(
                    "%s: '%s' is no id of a workspace (T...) or an organisation (E...)."
                        .formatted(ALLOWED, id)));
    return ids;
  }
}
