package dev.aadsts.bot.rehearsal;

import java.util.Map;

/** What Teams sends, each time as something new. Safe for use by many threads. */
public final class TeamsRequests {
  static final String APP = "00000000-0000-0000-0000-00000000000a";
  static final String TENANT = "00000000-0000-0000-0000-00000000000b";

  private final String serviceUrl;
  private final String token;

  /**
   * @param platforms where answers go, and whose token comes along
   */
  public TeamsRequests(Platforms platforms) {
    this.serviceUrl = platforms.address() + "/";
    this.token = platforms.signer().token(serviceUrl);
  }

  /** A post in a channel that names the bot, and starts a thread. */
  public Sent mention(String text, long number) {
    String conversation = "19:help%d@thread.tacv2;messageid=%d".formatted(number % 500, number);
    String body =
        """
        {"type":"message","id":"%1$d","channelId":"msteams","serviceUrl":"%2$s","textFormat":"plain",\
        "timestamp":"2026-11-20T09:15:00.704Z","text":"<at>aadsts</at> %3$s",\
        "from":{"id":"29:ana","name":"Ana Lima","aadObjectId":"00000000-0000-0000-0000-000000000001"},\
        "recipient":{"id":"28:%4$s","name":"aadsts"},\
        "conversation":{"id":"%5$s","conversationType":"channel","isGroup":true,"tenantId":"%6$s"},\
        "channelData":{"tenant":{"id":"%6$s"}},\
        "entities":[{"type":"mention","text":"<at>aadsts</at>","mentioned":{"id":"28:%4$s","name":"aadsts"}}]}\
        """
            .formatted(number, serviceUrl, text, APP, conversation, TENANT);
    return new Sent(
        "/api/messages",
        Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token),
        body);
  }
}
