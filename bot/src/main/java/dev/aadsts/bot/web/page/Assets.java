package dev.aadsts.bot.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aadsts.bot.digest.Sha256;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that pages refer to, all in memory. Pages use names with a fingerprint of the content,
 * which browsers may keep for ever; the plain names are checked again each time. Immutable.
 */
final class Assets {
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, Asset> byName = new HashMap<>();
  private final Map<String, String> fingerprinted = new HashMap<>();

  private Assets(List<Asset> assets) {
    for (Asset asset : assets) {
      String withPrint = asset.name().replaceFirst("\\.(?=[a-z]+$)", "." + asset.print() + ".");
      byName.put(asset.name(), asset);
      byName.put(withPrint, asset);
      fingerprinted.put(asset.name(), withPrint);
    }
  }

  /** The files that come with the bot; read when the first page needs them. */
  static Assets bundled() {
    return Bundled.ASSETS;
  }

  private static final class Bundled {
    static final Assets ASSETS =
        new Assets(List.of(read("app.css"), read("app.js"), read("favicon.svg")));
  }

  /** The name of a file with its fingerprint. */
  String fingerprinted(String name) {
    return Optional.ofNullable(fingerprinted.get(name))
        .orElseThrow(() -> new IllegalArgumentException("There is no file " + name));
  }

  /** The content of a file of text. */
  String text(String name) {
    return Optional.ofNullable(byName.get(name))
        .map(asset -> new String(asset.content(), UTF_8))
        .orElseThrow(() -> new IllegalArgumentException("There is no file " + name));
  }

  /** The file with either of its names. */
  HttpResponse serve(HttpRequest request, String name) {
    Asset asset = byName.get(name);
    if (asset == null) {
      return Problem.of(404, "There is no such file.").response();
    }
    String tag = "\"" + asset.print() + "\"";
    Map<String, String> headers =
        Map.of(
            "ETag",
            tag,
            "Cache-Control",
            name.equals(asset.name()) ? "no-cache" : "public, max-age=31536000, immutable");
    boolean unchanged = request.header("If-None-Match").filter(tag::equals).isPresent();
    HttpResponse response =
        unchanged ? HttpResponse.empty(304) : HttpResponse.of(200, asset.type(), asset.content());
    return response.withHeaders(headers);
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Asset(String name, String type, byte[] content, String print) {}

  private static Asset read(String name) {
    try (var in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The file %s is not in the jar".formatted(name));
      }
      byte[] content = in.readAllBytes();
      String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
      return new Asset(name, type, content, print(content));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  private static String print(byte[] content) {
    return HexFormat.of().formatHex(Sha256.of(content), 0, 8);
  }
}
