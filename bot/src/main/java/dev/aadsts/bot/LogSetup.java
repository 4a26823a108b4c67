package dev.aadsts.bot;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.aadsts.bot.config.LogFormat;
import java.util.List;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs to the standard error stream: what an operator must know, one line each. In Java rather than
 * XML, whose parser would take a good part of a cold start; a {@code logback.xml} on the class path
 * still wins.
 */
@ConfiguratorRank(ConfiguratorRank.NOMINAL)
public final class LogSetup extends ContextAwareBase implements Configurator {
  // Held, because java.util.logging forgets the level of a logger that nobody holds. Lucene advises
  // a JVM option there at each start.
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private static final String CONSOLE = "console";
  private static final List<String> CHATTY =
      List.of(
          "com.zaxxer.hikari",
          "org.flywaydb",
          "org.eclipse.jetty",
          "com.github.kagkarlsson",
          "com.slack.api",
          "com.microsoft");

  /** Before anything is logged: a short command may search without ever logging. */
  static void quietLucene() {
    LUCENE.setLevel(java.util.logging.Level.SEVERE);
  }

  /** Writes in that format from now on, unless a {@code logback.xml} decides. */
  static void use(LogFormat format) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        && context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(CONSOLE)
            instanceof ConsoleAppender<ILoggingEvent> console) {
      console.setEncoder(encoder(format, context));
    }
  }

  /** Writes an event as text, with the id of the event of a platform that it is about. */
  static Encoder<ILoggingEvent> encoder(LogFormat format, LoggerContext context) {
    return switch (format) {
      case TEXT -> {
        var text = new PatternLayoutEncoder();
        text.setContext(context);
        text.setPattern(
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX,UTC} %-5level %logger{0} "
                // Empty brackets go: two characters and a space.
                + "%replace([%X{event}] ){'^.. $', ''}%msg%n");
        text.start();
        yield text;
      }
      case JSON -> {
        var json = new JsonEncoder();
        json.setContext(context);
        json.setWithSequenceNumber(false);
        json.setWithNanoseconds(false);
        json.setWithContext(false);
        // As it reads, not in pieces.
        json.setWithFormattedMessage(true);
        json.setWithMessage(false);
        json.setWithArguments(false);
        json.start();
        yield json;
      }
    };
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setName(CONSOLE);
    console.setEncoder(encoder(LogFormat.ofEnvironment(System.getenv()), context));
    console.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(console);
    CHATTY.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
