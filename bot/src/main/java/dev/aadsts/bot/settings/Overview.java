package dev.aadsts.bot.settings;

import java.util.List;
import java.util.Optional;

/**
 * All settings of a place, with where each comes from.
 *
 * @param entries one for each setting
 */
public record Overview(Settings settings, List<Entry> entries) {
  public Overview {
    entries = List.copyOf(entries);
  }

  /**
   * One setting.
   *
   * @param source the scope whose value counts
   * @param last who set that value; empty where the installation says it
   */
  public record Entry(Setting setting, String value, Scope source, Optional<SettingsChange> last) {}
}
