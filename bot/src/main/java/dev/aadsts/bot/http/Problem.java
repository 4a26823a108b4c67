package dev.aadsts.bot.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;

/**
 * What went wrong with a request, as RFC 9457 lays it out.
 *
 * @param type an address that names the kind of problem; {@code about:blank} where the status says
 *     it all
 * @param title the same for every problem of the type
 * @param detail about this very request, with the remedy; no stack trace, no internals
 * @param instance names this very occurrence
 * @param extensions further members, in their order
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    Optional<String> instance,
    Map<String, Object> extensions) {

  private static final JsonMapper JSON = new JsonMapper();

  /** A problem whose status says what kind it is. */
  public static Problem of(int status, String detail) {
    return of("about:blank", HttpStatus.getMessage(status), status, detail);
  }

  /** A problem of a documented type. */
  public static Problem of(String type, String title, int status, String detail) {
    return new Problem(type, title, status, detail, Optional.empty(), Map.of());
  }

  /** A copy with the name of this occurrence. */
  public Problem withInstance(String name) {
    return new Problem(type, title, status, detail, Optional.of(name), extensions);
  }

  /** A copy with one more member; its value is written by Jackson. */
  public Problem with(String member, Object value) {
    var more = new LinkedHashMap<>(extensions);
    more.put(member, value);
    return new Problem(type, title, status, detail, instance, more);
  }

  /** As a response. */
  public HttpResponse response() {
    return HttpResponse.problem(this);
  }

  byte[] toJson() {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", type);
    members.put("title", title);
    members.put("status", status);
    members.put("detail", detail);
    instance.ifPresent(name -> members.put("instance", name));
    members.putAll(extensions);
    try {
      return JSON.writeValueAsBytes(members);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A member of a problem cannot be JSON: " + extensions, e);
    }
  }
}
