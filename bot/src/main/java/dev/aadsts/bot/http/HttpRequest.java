package dev.aadsts.bot.http;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request that has arrived completely.
 *
 * @param method in capitals
 * @param path decoded, without the query
 * @param pathParameters what stood in the place of the {@code {names}} of the route, decoded
 * @param query decoded; of a repeated name the first value
 * @param headers names in any case; of a repeated name the first value, except that all lines of
 *     {@code X-Forwarded-For} are one list
 * @param body not to be written to; empty where there is none
 * @param remoteAddress of the peer, which may be a proxy
 */
// An array on purpose: signatures are computed over these very bytes, and requests are not
// compared.
@SuppressWarnings("ArrayRecordComponent")
public record HttpRequest(
    String method,
    String path,
    Map<String, String> pathParameters,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    String remoteAddress) {

  public HttpRequest {
    pathParameters = Map.copyOf(pathParameters);
    query = Map.copyOf(query);
    var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = Collections.unmodifiableMap(anyCase);
  }

  /**
   * What stands in the place of a placeholder of the route.
   *
   * @throws IllegalArgumentException if the route has no such placeholder: a mistake of ours
   */
  public String pathParameter(String name) {
    return Optional.ofNullable(pathParameters.get(name))
        .orElseThrow(() -> new IllegalArgumentException("The route has no {" + name + "}"));
  }

  /** The first value of a query parameter. */
  public Optional<String> queryParameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
