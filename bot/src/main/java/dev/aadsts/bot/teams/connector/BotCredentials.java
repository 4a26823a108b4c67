package dev.aadsts.bot.teams.connector;

import com.microsoft.bot.connector.authentication.MicrosoftAppCredentials;
import dev.aadsts.bot.teams.identity.BotToken;
import dev.aadsts.bot.teams.identity.NoTokenException;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import java.util.concurrent.CompletableFuture;

/**
 * Gives the SDK the token with which the bot answers. Does so itself instead of through MSAL, which
 * waits without limit, asks a further server about the login host, and refuses the plain HTTP of a
 * test. Safe for use by many threads.
 */
public final class BotCredentials extends MicrosoftAppCredentials {
  private final BotToken token;

  public BotCredentials(TeamsSettings settings, BotToken token) {
    super(settings.appId(), "", settings.tenantId(), settings.cloud().scope());
    this.token = token;
  }

  @Override
  public CompletableFuture<String> getToken() {
    try {
      return CompletableFuture.completedFuture(token.current());
    } catch (NoTokenException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Forgets the token, because the Bot Connector did not take it. */
  void forget() {
    token.forget();
  }
}
