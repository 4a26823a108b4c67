package dev.aadsts.bot;

import dev.aadsts.bot.config.Config;
import dev.aadsts.bot.teams.TeamsEdge;

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
        "  Store     "
            + config
                .database()
                .map(url -> "PostgreSQL")
                .orElse(config.dataDir().resolve("aadsts.db").toString()),
        "Ctrl-C stops it.");
  }

  private static String slack(Config config, String local) {
    return config.slack().isPresent()
        ? local + "/slack/events"
        : "off; set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (or SLACK_APP_TOKEN)";
  }

  private static String teams(Config config, String local) {
    return config
        .teams()
        .map(teams -> teams.devMode() ? playground(local) : endpoint(config, local))
        .orElse("off; set MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID");
  }

  private static String playground(String local) {
    return "dev mode, without credentials: point the Microsoft 365 Agents Playground at "
        + local
        + TeamsEdge.PATH;
  }

  // As it is to be entered at the Azure Bot.
  private static String endpoint(Config config, String local) {
    return config
        .baseUrl()
        .map(base -> "messaging endpoint " + base.resolve(TeamsEdge.PATH))
        .orElse(local + TeamsEdge.PATH + "; set AADSTS_BASE_URL to its public address");
  }
}
