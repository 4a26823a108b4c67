package dev.aadsts.bot.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every test, and the bot in it, wait long for what must come: on a busy machine anything may
 * take seconds, and where it comes, nobody waits longer for this. JUnit finds it by itself.
 */
public final class LongPatience implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    System.setProperty("aadsts.patience.millis", "4000");
    Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
  }
}
