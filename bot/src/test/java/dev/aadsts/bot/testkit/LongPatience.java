package dev.aadsts.bot.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every test wait long for what must come: on a busy machine anything may take seconds, and
 * where it comes, nobody waits longer for this. JUnit finds it by itself.
 */
public final class LongPatience implements BeforeAllCallback {
  /** For the people of a bot in a test. */
  public static final Duration FOR_A_PERSON = Duration.ofSeconds(4);

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
  }
}
