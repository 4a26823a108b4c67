package dev.aadsts.bot.answer;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.settings.SettingsChange;
import dev.aadsts.bot.settings.SettingsStore;
import dev.aadsts.kb.Diagnosis;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * What an answer takes into account besides the error.
 *
 * @param settings what people have set
 * @param watcher told of each diagnosis
 */
public record Surroundings(SettingsBook settings, Consumer<Diagnosis> watcher) {
  /** Nothing: as in a terminal. */
  public static final Surroundings NONE =
      new Surroundings(
          new SettingsBook(new NothingSet(), Settings.DEFAULT, Clock.systemUTC()), diagnosis -> {});

  private static final class NothingSet implements SettingsStore {
    @Override
    public List<SettingsChange> find(Conversation place) {
      return List.of();
    }

    @Override
    public boolean change(String eventId, Conversation place, SettingsChange change) {
      return false;
    }

    @Override
    public List<SettingsChange> history(Conversation place, int limit) {
      return List.of();
    }
  }
}
