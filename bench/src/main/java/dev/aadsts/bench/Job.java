package dev.aadsts.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.rehearsal.Platforms;
import dev.aadsts.bot.rehearsal.Sent;
import dev.aadsts.bot.rehearsal.SlackRequests;
import dev.aadsts.bot.rehearsal.TeamsRequests;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people send, and how the answer is told from others.
 *
 * @param make the request of that number
 * @param reply where a message of the bot names the number it answers; no match where the answer is
 *     in the response
 */
record Job(String name, IntFunction<Sent> make, Pattern reply) {
  private static final String PASTE =
      "AADSTS50105: The signed in user is not assigned to a role for the application."
          + " Trace ID: 00000000-0000-0000-0000-000000000001"
          + " Correlation ID: 00000000-0000-0000-0000-000000000002"
          + " Timestamp: 2026-11-03 08:15:29Z";
  private static final Pattern NEVER = Pattern.compile("(?!)");

  static Job slash(Platforms platforms) {
    var slack = new SlackRequests(platforms.address());
    return new Job("slash", number -> slack.command("private 50105", number), NEVER);
  }

  static Job event(Platforms platforms) {
    return event(platforms, 1);
  }

  /** From so many workspaces in turn. */
  static Job event(Platforms platforms, int workspaces) {
    var slack = new SlackRequests(platforms.address(), workspaces);
    return new Job(
        "event to reply",
        number -> slack.mention(PASTE, number),
        Pattern.compile("1700000000\\.(\\d{6})"));
  }

  static Job teams(Platforms platforms) {
    var teams = new TeamsRequests(platforms);
    return new Job(
        "Teams to card",
        number -> teams.mention(PASTE, number),
        Pattern.compile("messageid(?:=|%3D)(\\d+)"));
  }

  boolean repliesLater() {
    return reply != NEVER;
  }

  /** The number of the request that this message answers, or -1. */
  int answered(HttpRequest message) {
    Matcher inPath = reply.matcher(message.path());
    if (inPath.find()) {
      return Integer.parseInt(inPath.group(1));
    }
    Matcher inBody = reply.matcher(new String(message.body(), UTF_8));
    return inBody.find() ? Integer.parseInt(inBody.group(1)) : -1;
  }
}
