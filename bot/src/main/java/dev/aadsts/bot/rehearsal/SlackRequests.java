package dev.aadsts.bot.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What Slack sends, each time as something new. Safe for use by many threads. Shapes: <a
 * href="https://docs.slack.dev/interactivity/implementing-slash-commands">commands</a>, <a
 * href="https://docs.slack.dev/apis/events-api">events</a>.
 */
public final class SlackRequests {
  static final String SECRET = "rehearsal-rehearsal-rehearsal-32";
  private static final String HMAC = "HmacSHA256";
  private static final String PATH = "/slack/events";

  /** The workspace, where there is one. */
  public static final String WORKSPACE = "T0CONTOSO";

  private final String platforms;
  private final int workspaces;

  /**
   * @param platforms {@linkplain Platforms#address where} answers go
   */
  public SlackRequests(String platforms) {
    this(platforms, 1);
  }

  /**
   * Requests from several workspaces in turn.
   *
   * @param platforms {@linkplain Platforms#address where} answers go
   * @param workspaces how many
   */
  public SlackRequests(String platforms, int workspaces) {
    this.platforms = platforms;
    this.workspaces = workspaces;
  }

  /** {@code /aadsts} with that text; {@code number} makes it a new one, in one of many channels. */
  public Sent command(String text, long number) {
    String body =
        "team_id=%s&team_domain=contoso&channel_id=%s&channel_name=helpdesk&user_id=U0ANA&user_name=ana&command=%%2Faadsts&text=%s&api_app_id=A0AADSTS&is_enterprise_install=false&response_url=%s&trigger_id=%s"
            .formatted(
                team(number),
                channel(number),
                URLEncoder.encode(text, UTF_8),
                URLEncoder.encode(platforms + "/response/" + number, UTF_8),
                number + ".1.rehearsal");
    return signed("application/x-www-form-urlencoded", body);
  }

  /** A post that names the bot. */
  public Sent mention(String text, long number) {
    String body =
        """
        {"team_id":"%4$s","api_app_id":"A0AADSTS","type":"event_callback","event_id":"Ev%1$d",\
        "event_time":1700000000,"event":{"type":"app_mention","user":"U0ANA","text":"<@U0BOT> %2$s",\
        "ts":"1700000000.%1$06d","event_ts":"1700000000.%1$06d","team":"%4$s","channel":"%3$s"},\
        "authorizations":[{"enterprise_id":null,"team_id":"%4$s","user_id":"U0BOT","is_bot":true,\
        "is_enterprise_install":false}],"is_ext_shared_channel":false}\
        """
            .formatted(number, text, channel(number), team(number));
    return signed("application/json", body);
  }

  /** A post that names nobody, of one of five thousand people, in one of so many channels. */
  public Sent post(String text, long number, int channels) {
    String body =
        """
        {"team_id":"%4$s","api_app_id":"A0AADSTS","type":"event_callback","event_id":"Ev%1$d",\
        "event_time":1700000000,"event":{"type":"message","user":"U0P%5$d","text":"%2$s",\
        "ts":"1700000000.%1$06d","event_ts":"1700000000.%1$06d","team":"%4$s","channel":"%3$s",\
        "channel_type":"channel"},\
        "authorizations":[{"enterprise_id":null,"team_id":"%4$s","user_id":"U0BOT","is_bot":true,\
        "is_enterprise_install":false}],"is_ext_shared_channel":false}\
        """
            .formatted(number, text, "C0HELP" + number % channels, team(number), number % 5_000);
    return signed("application/json", body);
  }

  private String team(long number) {
    return workspaces == 1 ? WORKSPACE : WORKSPACE + number % workspaces;
  }

  private static String channel(long number) {
    return "C0HELP" + number % 500;
  }

  // https://docs.slack.dev/authentication/verifying-requests-from-slack
  private static Sent signed(String type, String body) {
    String time = Long.toString(Instant.now().getEpochSecond());
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), HMAC));
      byte[] sum = mac.doFinal(("v0:" + time + ":" + body).getBytes(UTF_8));
      return new Sent(
          PATH,
          Map.of(
              "Content-Type",
              type,
              "X-Slack-Request-Timestamp",
              time,
              "X-Slack-Signature",
              "v0=" + HexFormat.of().formatHex(sum)),
          body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + HMAC, e);
    }
  }
}
