package dev.aadsts.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.UUID;

/** Whoever installs the app in a workspace, with a browser. */
final class SlackInstaller {
  private final SlackWorld world;

  SlackInstaller(SlackWorld world) {
    this.world = world;
  }

  /** What Slack grants for all workspaces of an organisation. */
  static ObjectNode organisation(String token) {
    ObjectNode grant = FakeSlack.grant("", token).put("is_enterprise_install", true);
    grant.putNull("team");
    grant.putObject("enterprise").put("id", "E0GRID").put("name", "Grid");
    return grant;
  }

  /** Opens our page, which sends the browser to Slack. */
  HttpResponse<String> begin() {
    return world.transport().get("/slack/install", "");
  }

  /** Installs it in a workspace, to the end. */
  HttpResponse<String> install(String team, String token) {
    return finish(UUID.randomUUID().toString(), FakeSlack.grant(team, token));
  }

  /** Agrees, and comes back from Slack with that code, which is good for the grant. */
  HttpResponse<String> finish(String code, ObjectNode grant) {
    HttpResponse<String> sent = begin();
    world.slack().allow(code, grant);
    return world
        .transport()
        .get("/slack/oauth_redirect?code=" + code + "&state=" + state(sent), cookie(sent));
  }

  /** Where the browser is sent. */
  static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** What Slack gives back, from the way to it. */
  static String state(HttpResponse<String> sent) {
    return location(sent).replaceFirst(".*&state=", "");
  }

  /** What the browser knows from then on. */
  static String cookie(HttpResponse<String> sent) {
    return sent.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }
}
