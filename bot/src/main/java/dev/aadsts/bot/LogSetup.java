package dev.aadsts.bot;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import java.util.logging.Logger;

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

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSX,UTC} %-5level %logger{0} %msg%n");
    encoder.start();
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(console);
    CHATTY.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
