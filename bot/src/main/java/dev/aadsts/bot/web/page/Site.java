package dev.aadsts.bot.web.page;

import java.net.URI;

/**
 * Where this installation is reached, and the addresses of its pages and files. Immutable.
 *
 * <p>Addresses in pages have no host, so that the pages work under any name; they do begin with the
 * path of the base URL, for installations behind a proxy that takes a prefix away.
 */
public final class Site {
  private final String base;
  private final String prefix;

  /** A site at that address, with or without a slash at its end. */
  public Site(URI baseUrl) {
    base = withoutSlash(baseUrl.toString());
    prefix = withoutSlash(baseUrl.getRawPath() == null ? "" : baseUrl.getRawPath());
  }

  /** The address of a page for links within the site. */
  public String path(String path) {
    return prefix + path;
  }

  /** The address of a page for everybody else. */
  public String absolute(String path) {
    return base + path;
  }

  /** The address of a file, which changes with its content. */
  public String asset(String name) {
    return path("/static/" + assets().fingerprinted(name));
  }

  Assets assets() {
    return Assets.bundled();
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
