package dev.aadsts.bot.slack.install;

import dev.aadsts.bot.installation.InstallationStore;
import dev.aadsts.bot.secret.Seal;
import java.net.URI;
import java.util.Optional;

/**
 * What installing by oneself needs.
 *
 * @param store where installations are kept
 * @param seal for what goes through the browsers of strangers and comes back
 * @param baseUrl where people reach us; without it Slack sends them to the first address that the
 *     app's settings have
 */
public record Registry(InstallationStore store, Seal seal, Optional<URI> baseUrl) {}
