package dev.aadsts.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.config.LogFormat;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LogSetupTest {
  private final LoggerContext context = new LoggerContext();

  @Test
  void writesALineForPeople() {
    assertThat(line(LogFormat.TEXT, Map.of()))
        .isEqualTo("2026-11-20T12:00:00.000Z WARN  Inbox Not handled at attempt 1\n");
  }

  @Test
  void namesTheEventThatALineIsAbout() {
    assertThat(line(LogFormat.TEXT, Map.of("event", "slack:post:T1:C1:17.5")))
        .isEqualTo(
            "2026-11-20T12:00:00.000Z WARN  Inbox [slack:post:T1:C1:17.5] Not handled at attempt"
                + " 1\n");
  }

  @Test
  void writesALineOfJson() throws Exception {
    String line = line(LogFormat.JSON, Map.of("event", "slack:post:T1:C1:17.5"));

    assertThat(line).endsWith("\n").hasLineCount(1);
    JsonNode json = new JsonMapper().readTree(line);
    assertThat(json.at("/formattedMessage").asText()).isEqualTo("Not handled at attempt 1");
    assertThat(json.at("/level").asText()).isEqualTo("WARN");
    assertThat(json.at("/mdc/event").asText()).isEqualTo("slack:post:T1:C1:17.5");
    assertThat(json.at("/timestamp").asLong()).isEqualTo(1795176000000L);
  }

  @Test
  void beginsWithTextWhereTheEnvironmentSaysNothingUseful() {
    assertThat(LogFormat.ofEnvironment(Map.of())).isEqualTo(LogFormat.TEXT);
    assertThat(LogFormat.ofEnvironment(Map.of("AADSTS_LOG_FORMAT", "xml")))
        .isEqualTo(LogFormat.TEXT);
    assertThat(LogFormat.ofEnvironment(Map.of("AADSTS_LOG_FORMAT", " JSON ")))
        .isEqualTo(LogFormat.JSON);
  }

  private String line(LogFormat format, Map<String, String> marks) {
    var event = new LoggingEvent();
    event.setLoggerContext(context);
    event.setLoggerName("dev.aadsts.bot.delivery.inbox.Inbox");
    event.setLevel(Level.WARN);
    event.setThreadName("t");
    event.setMessage("Not handled at attempt {}");
    event.setArgumentArray(new Object[] {1});
    event.setInstant(Instant.parse("2026-11-20T12:00:00Z"));
    event.setMDCPropertyMap(marks);
    return new String(LogSetup.encoder(format, context).encode(event), UTF_8);
  }
}
