package dev.aadsts.botconnector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request asks of the Bot Connector, told by method and path. See <a
 * href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference">its
 * REST API</a>; targeted messages and reactions as in <a
 * href="https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages">the
 * documentation of Teams</a> and in its SDKs.
 */
sealed interface Call {
  /** Opens a chat with a person, or a thread in a channel. */
  record CreateConversation() implements Call {}

  /** Posts an activity. */
  record Send(String conversation, Optional<String> replyTo, boolean targeted) implements Call {}

  /** Replaces an activity. */
  record Update(String conversation, String activity, boolean targeted) implements Call {}

  /** Removes an activity. */
  record Delete(String conversation, String activity, boolean targeted) implements Call {}

  /** Puts a reaction of the bot on a message, or takes it away. */
  record React(String conversation, String activity, String reaction, boolean add)
      implements Call {}

  /** Lists who is in a conversation, or looks one of them up. */
  record Members(String conversation, Optional<String> member, boolean paged) implements Call {}

  /** Nothing that the Bot Connector knows. */
  record Unknown() implements Call {}

  /** Below the service URL; the last groups are the activity, and what is asked of it. */
  Pattern ACTIVITIES =
      Pattern.compile(
          "v3/conversations/([^/]+)/activities(?:/([^/]+)(?:/reactions/([A-Za-z0-9_-]{1,64}))?)?/?");

  Pattern MEMBERS =
      Pattern.compile("v3/conversations/([^/]+)/(members|pagedmembers)(?:/([^/]+))?/?");

  /**
   * Reads a request.
   *
   * @param below the path behind the service URL, as it came, and the query
   */
  static Call of(String method, URI below) {
    String path = below.getRawPath();
    if (method.equals("POST") && path.matches("v3/conversations/?")) {
      return new CreateConversation();
    }
    Matcher activities = ACTIVITIES.matcher(path);
    if (activities.matches()) {
      return onActivities(method, activities, targeted(below));
    }
    Matcher members = MEMBERS.matcher(path);
    if (members.matches() && method.equals("GET")) {
      return new Members(
          decoded(members.group(1)),
          Optional.ofNullable(members.group(3)).map(Call::decoded),
          members.group(2).equals("pagedmembers"));
    }
    return new Unknown();
  }

  private static Call onActivities(String method, Matcher path, boolean targeted) {
    String conversation = decoded(path.group(1));
    Optional<String> activity = Optional.ofNullable(path.group(2)).map(Call::decoded);
    if (path.group(3) != null) {
      String reaction = path.group(3);
      return switch (method) {
        case "PUT" -> new React(conversation, activity.orElseThrow(), reaction, true);
        case "DELETE" -> new React(conversation, activity.orElseThrow(), reaction, false);
        default -> new Unknown();
      };
    }
    if (method.equals("POST")) {
      return new Send(conversation, activity, targeted);
    }
    if (activity.isEmpty()) {
      return new Unknown();
    }
    return switch (method) {
      case "PUT" -> new Update(conversation, activity.get(), targeted);
      case "DELETE" -> new Delete(conversation, activity.get(), targeted);
      default -> new Unknown();
    };
  }

  private static boolean targeted(URI below) {
    return Optional.ofNullable(below.getRawQuery()).orElse("").contains("isTargetedActivity=true");
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
  }
}
