package dev.aadsts.bot.reliability;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * A post that the bot must answer, by a person of its own, in one of many channels or in a direct
 * conversation.
 *
 * @param place where the answer belongs: a thread of the channel, or the direct conversation
 * @param kind equal for questions whose answers are equal
 * @param body what Slack sends
 */
record Question(String place, String kind, String channel, String ts, String user, String body) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ObjectNode MENTION = fixture("app_mention.json");
  private static final ObjectNode DIRECT = fixture("message_im.json");
  private static final int CHANNELS = 2_000;
  private static final int ONE_IN_SO_MANY_IS_DIRECT = 5;

  private static final List<String> TEXTS =
      List.of(
          "50105",
          "AADSTS65001",
          "what is AADSTS120021?",
          "AADSTS50011: The redirect URI does not match",
          "7000215",
          "search need admin approval",
          "help",
          "53003",
          "AADSTS9999999");

  /** The question of that number; always the same. */
  static Question number(int number) {
    boolean direct = number % ONE_IN_SO_MANY_IS_DIRECT == 0;
    String text = TEXTS.get(number % TEXTS.size());
    String ts = "1795248000.%06d".formatted(number);
    String user = "U%06d".formatted(number);
    String channel = direct ? "D%06d".formatted(number) : "C%04d".formatted(number % CHANNELS);
    return asked(channel, ts, user, text);
  }

  /**
   * A question in the words of a person, for the bot; channels of direct conversations begin with
   * D.
   */
  static Question asked(String channel, String ts, String user, String text) {
    boolean direct = channel.startsWith("D");
    ObjectNode json = (direct ? DIRECT : MENTION).deepCopy();
    json.put("event_id", "Ev" + ts);
    ((ObjectNode) json.path("event"))
        .put("user", user)
        .put("text", direct ? text : "<@U0BOT> " + text)
        .put("channel", channel)
        .put("ts", ts)
        .put("event_ts", ts);
    return new Question(
        SlackWorkspace.place(channel, ts),
        (direct ? "direct: " : "mention: ") + text,
        channel,
        ts,
        user,
        json.toString());
  }

  static ObjectNode fixture(String file) {
    try (InputStream in = Question.class.getResourceAsStream("/dev/aadsts/bot/slack/" + file)) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
