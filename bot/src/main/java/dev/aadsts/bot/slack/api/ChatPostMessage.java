package dev.aadsts.bot.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.util.json.GsonFactory;
import dev.aadsts.bot.mapper.Mappers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Calls {@code chat.postMessage} with JSON, over the client of the SDK but past its request and
 * response classes: what we post is JSON already, and of the answer only the timestamp matters.
 * Nearly every answer is one of these calls. Safe for use by many threads; blocks.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api#post-bodies">Slack: JSON-encoded bodies</a>
 */
final class ChatPostMessage {
  private static final MediaType JSON_TYPE = MediaType.get("application/json; charset=utf-8");
  private static final JsonMapper JSON = Mappers.plain();

  private final SlackClient client;
  private final String url;

  ChatPostMessage(SlackClient client) {
    this.client = client;
    this.url = client.url("chat.postMessage");
  }

  /**
   * What to post.
   *
   * @param blocks as JSON; empty for the text alone
   */
  record Post(
      String channel,
      Optional<String> thread,
      String text,
      Optional<String> blocks,
      ReplyMark mark) {
    String json() {
      var json = new StringBuilder(512 + text.length() + blocks.map(String::length).orElse(0));
      json.append("{\"channel\":").append(Mappers.quoted(channel));
      thread.ifPresent(ts -> json.append(",\"thread_ts\":").append(Mappers.quoted(ts)));
      json.append(",\"text\":").append(Mappers.quoted(text));
      blocks.ifPresent(drawn -> json.append(",\"blocks\":").append(drawn));
      return json.append(",\"unfurl_links\":false,\"unfurl_media\":false,\"mrkdwn\":false")
          .append(",\"metadata\":")
          .append(mark.json())
          .append('}')
          .toString();
    }
  }

  /** Posts, and gives Slack's answer, whatever it is. */
  ChatPostMessageResponse post(String token, Post post) throws IOException, SlackApiException {
    var request =
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bearer " + token)
            .post(RequestBody.create(post.json().getBytes(StandardCharsets.UTF_8), JSON_TYPE))
            .build();
    try (Response response = client.http().newCall(request).execute()) {
      ResponseBody body = response.body();
      byte[] bytes = body == null ? new byte[0] : body.bytes();
      if (!response.isSuccessful()) {
        throw new SlackApiException(
            client.slack().getConfig(), response, new String(bytes, StandardCharsets.UTF_8));
      }
      return answer(bytes);
    }
  }

  private static ChatPostMessageResponse answer(byte[] bytes) {
    try {
      JsonNode answer = JSON.readTree(bytes);
      if (answer.path("ok").asBoolean()) {
        var posted = new ChatPostMessageResponse();
        posted.setOk(true);
        posted.setTs(answer.path("ts").asText());
        return posted;
      }
    } catch (IOException e) {
      // It is judged below.
    }
    return GsonFactory.createSnakeCase()
        .fromJson(new String(bytes, StandardCharsets.UTF_8), ChatPostMessageResponse.class);
  }
}
