package dev.aadsts.bot.teams.identity;

import java.net.URI;

/**
 * The bot as Microsoft knows it.
 *
 * @param appId application (client) id
 * @param identity how it proves that
 * @param tokenEndpoint of the tenant that it is registered in
 * @param scope what its token is for, with {@code /.default} at the end
 */
public record Registration(String appId, Identity identity, URI tokenEndpoint, String scope) {
  /** What the token is for, as machines name it. */
  String resource() {
    return scope.replaceFirst("/\\.default$", "");
  }
}
