package dev.aadsts.bot;

import dev.aadsts.bot.config.Config;
import dev.aadsts.bot.http.PublicAddress;
import dev.aadsts.bot.slack.SlackEdge;
import dev.aadsts.bot.slack.SlackSettings;
import dev.aadsts.bot.slack.install.Installer;
import dev.aadsts.bot.teams.TeamsEdge;
import java.net.URI;

/** What a person sees who starts the bot: where it is, what works, what to set for the rest. */
final class Greeting {
  private Greeting() {}

  static String of(Config config, int port) {
    boolean everywhere = config.bind().equals("0.0.0.0") || config.bind().equals("::");
    String local = "http://" + (everywhere ? "localhost" : config.bind()) + ":" + port;
    return String.join(
        System.lineSeparator(),
        "aadsts " + Version.current() + " is ready.",
        "  Web page  " + config.baseUrl().map(Object::toString).orElse(local + "/"),
        "  HTTP API  POST " + local + "/api/v1/explain  {\"text\": \"AADSTS50105: ...\"}",
        "  Slack     " + slack(config, local),
        "  Teams     " + teams(config, local),
        "  Store     " + config.store(),
        "Ctrl-C stops it.");
  }

  private static String slack(Config config, String local) {
    return config
        .slack()
        .map(slack -> waysIn(slack, config, local) + installation(slack, config, local))
        .orElse("off; set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (or SLACK_APP_TOKEN)");
  }

  private static String waysIn(SlackSettings slack, Config config, String local) {
    boolean sockets = slack.appToken().isPresent();
    if (slack.signingSecret().isEmpty()) {
      return "Socket Mode" + (slack.keys().isEmpty() ? ", without a public address" : "");
    }
    String events = entered("request URL ", SlackEdge.PATH, config, local);
    return sockets ? events + ", and Socket Mode" : events;
  }

  private static String installation(SlackSettings slack, Config config, String local) {
    var address = new PublicAddress(config.baseUrl().orElse(URI.create(local)));
    return slack.keys().isPresent() ? "; installed at " + address.at(Installer.PATH) : "";
  }

  private static String teams(Config config, String local) {
    return config
        .teams()
        .map(
            teams ->
                teams.devMode()
                    ? playground(local)
                    : entered("messaging endpoint ", TeamsEdge.PATH, config, local))
        .orElse("off; set MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID");
  }

  private static String playground(String local) {
    return "dev mode, without credentials: point the Microsoft 365 Agents Playground at "
        + local
        + TeamsEdge.PATH;
  }

  // As it is to be entered at the platform.
  private static String entered(String as, String path, Config config, String local) {
    return config
        .baseUrl()
        .map(base -> as + new PublicAddress(base).at(path))
        .orElse(local + path + "; set AADSTS_BASE_URL to its public address");
  }
}
