package dev.aadsts.bot.store;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A {@code DATABASE_URL} taken apart: what platforms hand out is a URI with the credentials in it,
 * which the JDBC driver does not read.
 */
record PostgresUrl(String jdbcUrl, Optional<String> user, Optional<String> password) {

  /**
   * Reads {@code postgresql://}, {@code postgres://} or {@code jdbc:postgresql:}.
   *
   * @throws IllegalArgumentException if it is none; the message does not repeat the URL, which may
   *     hold a password
   */
  static PostgresUrl of(String url) {
    if (url.startsWith("jdbc:postgresql:")) {
      return new PostgresUrl(url, Optional.empty(), Optional.empty());
    }
    if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
      throw new IllegalArgumentException(
          "DATABASE_URL must look like postgresql://user:password@host:5432/database");
    }
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      // Not as the cause: its message is the URL.
      throw new IllegalArgumentException(
          "DATABASE_URL is not a URL; percent-encode special characters of the password");
    }
    // Not URI.getHost: that knows neither names with an underscore nor several hosts.
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    int at = authority.lastIndexOf('@');
    String host = authority.substring(at + 1);
    if (host.isEmpty()) {
      throw new IllegalArgumentException("DATABASE_URL names no host");
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String[] login = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
    return new PostgresUrl(
        "jdbc:postgresql://" + host + uri.getRawPath() + query, part(login, 0), part(login, 1));
  }

  /** Without the password: this may end up in a log. */
  @Override
  public String toString() {
    return "PostgresUrl[user=" + user + "]";
  }

  private static Optional<String> part(String[] login, int index) {
    return index < login.length
        ? Optional.of(URLDecoder.decode(login[index].replace("+", "%2B"), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
