package dev.aadsts.bot.settings;

import dev.aadsts.bot.chat.Conversation;
import java.util.List;
import java.util.Optional;

/**
 * All settings of a place, with where each comes from.
 *
 * @param place where they count
 * @param entries one for each setting
 */
public record Overview(Conversation place, Settings settings, List<Entry> entries) {
  public Overview {
    entries = List.copyOf(entries);
  }

  /** How far the value of a setting reaches, in words. */
  public String reach(Entry entry) {
    return switch (entry.source()) {
      case INSTALLATION -> "default";
      case WORKSPACE -> "everywhere";
      case CHANNEL -> "this " + place.noun();
    };
  }

  /**
   * One setting.
   *
   * @param source the scope whose value counts
   * @param last who set that value; empty where the installation says it
   */
  public record Entry(Setting setting, String value, Scope source, Optional<SettingsChange> last) {}
}
