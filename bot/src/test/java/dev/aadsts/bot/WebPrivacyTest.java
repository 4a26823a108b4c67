package dev.aadsts.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.config.Config;
import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.PastedSecret;
import dev.aadsts.bot.testkit.Rows;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people paste into the web page or send to the API leaves no trace in the whole bot. */
final class WebPrivacyTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @Test
  void leavesNoTraceOfWhatIsPasted() throws Exception {
    var config = Config.from(Map.of("PORT", "0", "AADSTS_DATA_DIR", folder.toString()));
    try (var logs = new CapturedLogs();
        Bot bot = Bot.start(config, Clock.systemUTC())) {
      String metrics = "";
      for (PastedSecret pasted : PastedSecret.all()) {
        for (String text : new String[] {pasted.inMessage(), pasted.text()}) {
          assertKept(explain(bot, text), "no-store");
          assertKept(paste(bot, text), "private, no-cache");
          String malformed = send(bot, "/api/v1/explain", "application/json", "{" + text).body();
          PastedSecret.assertNothingIn("in a problem", malformed);
          send(bot, "/codes/50105/feedback", FORM, "words=" + URLEncoder.encode(text, UTF_8));
          get(bot, "/?q=" + URLEncoder.encode(text, UTF_8));
          get(bot, "/api/v1/search?q=" + URLEncoder.encode(text, UTF_8));
          get(bot, "/codes/" + URLEncoder.encode(text, UTF_8));
          get(bot, "/" + URLEncoder.encode(text, UTF_8));
        }
        metrics = get(bot, "/metrics").body();
      }
      String rows = Rows.all(folder);
      String bytes = Rows.bytes(folder);
      String log = String.join("\n", logs.lines());

      for (PastedSecret pasted : PastedSecret.all()) {
        for (String needle : pasted.needles()) {
          assertThat(metrics).as("in the metrics").doesNotContain(needle);
          assertThat(log).as("logged").doesNotContain(needle);
          assertThat(rows).as("kept in rows").doesNotContain(needle);
          assertThat(bytes).as("left in files").doesNotContain(needle);
        }
      }
    }
  }

  // The answer is for whoever asked, and for no cache in between.
  private static void assertKept(HttpResponse<String> answer, String caches) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue(caches);
  }

  private static HttpResponse<String> explain(Bot bot, String text) throws Exception {
    String json = new JsonMapper().createObjectNode().put("text", text).toString();
    return send(bot, "/api/v1/explain", "application/json", json);
  }

  private static HttpResponse<String> send(Bot bot, String path, String type, String body)
      throws Exception {
    return send(to(bot, path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> paste(Bot bot, String text) throws Exception {
    return send(bot, "/explain", FORM, "text=" + URLEncoder.encode(text, UTF_8));
  }

  private static HttpResponse<String> get(Bot bot, String path) throws Exception {
    return send(to(bot, path));
  }

  private static HttpRequest.Builder to(Bot bot, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bot.port() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString(UTF_8));
  }
}
