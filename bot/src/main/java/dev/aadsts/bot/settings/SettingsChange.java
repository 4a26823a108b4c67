package dev.aadsts.bot.settings;

import dev.aadsts.bot.chat.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody set something.
 *
 * @param scope the channel or the workspace, never the installation
 * @param value empty where the value of the wider scope is to count again
 */
public record SettingsChange(
    Scope scope, Setting setting, Optional<String> value, Person by, Instant at) {}
