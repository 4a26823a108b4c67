package dev.aadsts.bot.settings;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.testkit.People;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings in memory. */
public final class InMemorySettings implements SettingsStore {
  private record Kept(String eventId, Conversation place, SettingsChange change) {
    boolean reaches(Conversation other) {
      return change.scope() == Scope.CHANNEL
          ? People.sameChannel(place, other)
          : place.platform() == other.platform() && place.workspace().equals(other.workspace());
    }
  }

  private final List<Kept> kept = new ArrayList<>();
  private int reads;

  @Override
  public synchronized List<SettingsChange> find(Conversation place) {
    reads++;
    Map<List<Object>, SettingsChange> last =
        reaching(place)
            .collect(
                Collectors.toMap(
                    change -> List.of(change.scope(), change.setting()),
                    change -> change,
                    BinaryOperator.maxBy(Comparator.comparing(SettingsChange::at))));
    return List.copyOf(last.values());
  }

  /** How often somebody has looked something up. */
  synchronized int reads() {
    return reads;
  }

  @Override
  public synchronized Set<String> channels(Conversation workspace) {
    return kept.stream()
        .filter(entry -> entry.change.scope() == Scope.CHANNEL)
        .map(Kept::place)
        .filter(place -> place.platform() == workspace.platform())
        .filter(place -> place.workspace().equals(workspace.workspace()))
        .map(Conversation::channel)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized boolean change(String eventId, Conversation place, SettingsChange change) {
    boolean known =
        kept.stream()
            .anyMatch(
                other ->
                    other.eventId.equals(eventId) && other.change.setting() == change.setting());
    return !known && kept.add(new Kept(eventId, place, change));
  }

  @Override
  public synchronized List<SettingsChange> changedBy(String eventId) {
    return kept.stream()
        .filter(entry -> entry.eventId.equals(eventId))
        .map(Kept::change)
        .sorted(Comparator.comparing(change -> change.setting().key()))
        .toList();
  }

  @Override
  public synchronized List<SettingsChange> history(Conversation place, int limit) {
    return reaching(place)
        .sorted(
            Comparator.comparing(SettingsChange::at)
                .reversed()
                .thenComparing(change -> change.setting().key()))
        .limit(limit)
        .toList();
  }

  private Stream<SettingsChange> reaching(Conversation place) {
    return kept.stream().filter(entry -> entry.reaches(place)).map(Kept::change);
  }
}
