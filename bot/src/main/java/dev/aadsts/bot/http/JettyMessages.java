package dev.aadsts.bot.http;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.URIUtil;

/** Turns Jetty's requests into ours, and our responses into Jetty's. */
final class JettyMessages {
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private JettyMessages() {}

  /** The path of a request, decoded, without the query. */
  static String path(Request request) {
    return URIUtil.decodePath(Request.getPathInContext(request));
  }

  /** The request as ours; empty where its query cannot be decoded. */
  static Optional<HttpRequest> request(
      Request request, String path, Map<String, String> pathParameters, byte[] body) {
    Fields parameters;
    try {
      parameters = Request.extractQueryParameters(request);
    } catch (RuntimeException e) { // Several kinds, depending on what is wrong with the encoding.
      return Optional.empty();
    }
    var query = new HashMap<String, String>();
    for (Fields.Field parameter : parameters) {
      query.put(parameter.getName(), parameter.getValue());
    }
    var headers = new HashMap<String, String>();
    for (HttpField header : request.getHeaders()) {
      String value = Optional.ofNullable(header.getValue()).orElse("");
      // A proxy may add a line of its own below the one that the client made up.
      headers.merge(
          header.getLowerCaseName(),
          value,
          (first, next) -> header.is(FORWARDED_FOR) ? first + ", " + next : first);
    }
    return Optional.of(
        new HttpRequest(
            request.getMethod(),
            path,
            pathParameters,
            query,
            headers,
            body,
            Request.getRemoteAddr(request)));
  }

  /** Sends our answer as that response, with the headers that every response has. */
  static void send(HttpResponse answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    SecurityHeaders.EVERYWHERE.forEach(response.getHeaders()::put);
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    if (answer.status() != 204 && answer.status() != 304) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    }
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}
