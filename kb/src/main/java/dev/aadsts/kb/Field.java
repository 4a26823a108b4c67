package dev.aadsts.kb;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A detail of a sign-in error that a paste may carry. */
public enum Field {
  /** GUID that ties together the requests of one sign-in; Microsoft support asks for it. */
  CORRELATION_ID("Correlation ID", "the correlation ID"),
  /** GUID of the one request that failed; the sign-in log calls it the request id. */
  TRACE_ID("Trace ID", "the trace ID"),
  /**
   * When Entra refused. ISO 8601 in UTC; where the text leaves open which moment it is (no zone, or
   * day and month may be either), what it says with a remark in parentheses. Not the time of a log
   * line around it.
   */
  TIMESTAMP("Timestamp", "the time of the error"),
  /** Tenant id (GUID) or a verified domain of the tenant. */
  TENANT("Tenant", "the tenant ID"),
  /** Application (client) id, a GUID. */
  APP_ID("Application ID", "the application ID"),
  APP_NAME("Application", "the application"),
  /** User principal name. */
  USER("User", "the user's UPN"),
  /** Id or URI of the API that the token was for. */
  RESOURCE("Resource", "the resource ID"),
  REDIRECT_URI("Redirect URI", "the redirect URI"),
  /** OAuth 2.0 {@code error}, for example {@code invalid_grant}. */
  OAUTH_ERROR("OAuth error", "the OAuth error"),
  /** Entra's {@code suberror}, for example {@code basic_action}. */
  SUBERROR("Suberror", "the suberror");

  private final String label;
  private final String wording;

  Field(String label, String wording) {
    this.label = label;
    this.wording = wording;
  }

  /** How people call it, for a list of facts. */
  public String label() {
    return label;
  }

  /** What stands in a sentence where the value is not known: "the application ID". */
  public String wording() {
    return wording;
  }

  /** The name between braces in articles: {@code app-id}. */
  public String placeholder() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name in JSON: {@code app_id}; the user is called {@code upn} there. */
  public String key() {
    return switch (this) {
      case USER -> "upn";
      case OAUTH_ERROR -> "error";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }

  /** Whether the value names a person, so that it must not be repeated in front of others. */
  public boolean personal() {
    return this == USER;
  }

  /** Whether support or a link needs it so often that its absence is worth mentioning. */
  public boolean useful() {
    return switch (this) {
      case CORRELATION_ID, TRACE_ID, TIMESTAMP, TENANT, APP_ID -> true;
      case APP_NAME, USER, RESOURCE, REDIRECT_URI, OAUTH_ERROR, SUBERROR -> false;
    };
  }

  /** The field with that {@link #placeholder}, if there is one. */
  public static Optional<Field> ofPlaceholder(String name) {
    return Arrays.stream(values()).filter(field -> field.placeholder().equals(name)).findFirst();
  }
}
