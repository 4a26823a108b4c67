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
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("DATABASE_URL names no host");
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    String[] login =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    return new PostgresUrl(jdbc, part(login, 0), part(login, 1));
  }

  private static Optional<String> part(String[] login, int index) {
    return index < login.length
        ? Optional.of(URLDecoder.decode(login[index].replace("+", "%2B"), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
