package dev.aadsts.bot.config;

import dev.aadsts.bot.http.guard.BearerToken;
import dev.aadsts.bot.http.guard.Clients;
import dev.aadsts.bot.web.WebAccess;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads who may use page, API and metrics.
 *
 * @param text the value of a key, if it is set
 * @param problem takes what is wrong
 */
record WebAccessReader(Function<String, Optional<String>> text, Consumer<String> problem) {
  private static final String RATE = "AADSTS_RATE_LIMIT";

  WebAccess read() {
    return new WebAccess(
        read("AADSTS_TRUSTED_PROXIES", Clients::behind).orElse(Clients.DIRECT),
        perMinute(),
        read("AADSTS_API_TOKEN", BearerToken::new),
        read("AADSTS_METRICS_TOKEN", BearerToken::new));
  }

  private <T> Optional<T> read(String key, Function<String, T> read) {
    try {
      return text.apply(key).map(read);
    } catch (IllegalArgumentException e) {
      problem.accept(key + " " + e.getMessage() + ".");
      return Optional.empty();
    }
  }

  private int perMinute() {
    Optional<String> written = text.apply(RATE);
    if (written.isEmpty()) {
      return WebAccess.USUAL;
    }
    if (written.get().matches("\\d{1,6}")) {
      return Integer.parseInt(written.get());
    }
    problem.accept(
        RATE
            + " is the number of requests a minute for each client, 0 for any number; not '"
            + written.get()
            + "'.");
    return WebAccess.USUAL;
  }
}
