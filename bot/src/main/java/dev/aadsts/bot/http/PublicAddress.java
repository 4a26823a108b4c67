package dev.aadsts.bot.http;

import java.net.URI;
import java.util.Optional;

/**
 * Where people and platforms reach this installation. A path in it, as of a proxy that takes it
 * away again, stays in front of every path of ours.
 *
 * @param base with or without a slash at its end; what comes after its path does not count
 */
public record PublicAddress(URI base) {

  /**
   * The whole address of a path, for everybody.
   *
   * @param path begins with a slash
   */
  public URI at(String path) {
    return URI.create(base.getScheme() + "://" + base.getRawAuthority() + path(path));
  }

  /**
   * A path as a browser sees it that is here already.
   *
   * @param path begins with a slash
   */
  public String path(String path) {
    String prefix = Optional.ofNullable(base.getRawPath()).orElse("");
    return (prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + path;
  }
}
