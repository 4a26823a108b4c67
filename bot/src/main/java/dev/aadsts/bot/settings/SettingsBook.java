package dev.aadsts.bot.settings;

import dev.aadsts.bot.cache.ReadThrough;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks settings up and changes them. Remembers what it read for {@link #LIFE}, so that asking for
 * each message costs nothing; what another process changed counts after that time. Safe for use by
 * many threads.
 */
public final class SettingsBook {
  /** How long what was read may be out of date. */
  public static final Duration LIFE = Duration.ofSeconds(20);

  private static final String NAME = "Settings";

  static final int MOST_REMEMBERED = 10_000;

  // Nobody notices; and of what a platform wants acknowledged within a second, it is a quarter.
  private static final Duration SOON = Duration.ofMillis(250);

  private static final List<Scope> WIDEST_FIRST = List.of(Scope.WORKSPACE, Scope.CHANNEL);

  private final SettingsStore store;
  private final Settings installation;
  private final Clock clock;
  private final ReadThrough<Channel, Settings> channels;
  // Of most channels nothing is set: then what counts in their workspace counts.
  private final ReadThrough<Workspace, OfWorkspace> workspaces;

  /**
   * @param installation what counts where nobody has set anything
   */
  public SettingsBook(SettingsStore store, Settings installation, Clock clock) {
    this(store, installation, clock, SOON);
  }

  /**
   * @param soon how long to wait for what is read anew
   */
  SettingsBook(SettingsStore store, Settings installation, Clock clock, Duration soon) {
    this.store = store;
    this.installation = installation;
    this.clock = clock;
    this.channels = new ReadThrough<>(NAME, LIFE, soon, MOST_REMEMBERED, clock);
    this.workspaces = new ReadThrough<>(NAME, LIFE, soon, MOST_REMEMBERED, clock);
  }

  private record Channel(Platform platform, String workspace, String channel) {
    static Channel of(Conversation place) {
      return new Channel(place.platform(), place.workspace(), place.channel());
    }

    boolean inWorkspaceOf(Conversation place) {
      return platform == place.platform() && workspace.equals(place.workspace());
    }
  }

  private record Workspace(Platform platform, String name) {
    static Workspace of(Conversation place) {
      return new Workspace(place.platform(), place.workspace());
    }
  }

  private record OfWorkspace(Settings settings, Set<String> channels) {}

  /** What counts in that channel, whatever the thread. */
  public Settings in(Conversation place) {
    OfWorkspace workspace = workspaces.get(Workspace.of(place), () -> ofWorkspace(place));
    return workspace.channels().contains(place.channel())
        ? channels.get(Channel.of(place), () -> effective(store.find(place)))
        : workspace.settings();
  }

  /**
   * What counts in that channel, for whoever must not wait: empty where it is not known and cannot
   * be read soon.
   */
  public Optional<Settings> soon(Conversation place) {
    return workspaces
        .getSoon(Workspace.of(place), () -> ofWorkspace(place))
        .flatMap(
            workspace ->
                workspace.channels().contains(place.channel())
                    ? channels.getSoon(Channel.of(place), () -> effective(store.find(place)))
                    : Optional.of(workspace.settings()));
  }

  private OfWorkspace ofWorkspace(Conversation place) {
    List<SettingsChange> whole =
        store.find(place).stream().filter(change -> change.scope() == Scope.WORKSPACE).toList();
    return new OfWorkspace(effective(whole), Set.copyOf(store.channels(place)));
  }

  /** What counts in that channel and where it comes from, read afresh. */
  public Overview overview(Conversation place) {
    List<SettingsChange> changes = store.find(place);
    Settings settings = effective(changes);
    return new Overview(
        place,
        settings,
        Arrays.stream(Setting.values())
            .map(
                setting -> {
                  Optional<SettingsChange> last = counting(changes, setting);
                  Scope source = last.map(SettingsChange::scope).orElse(Scope.INSTALLATION);
                  return new Overview.Entry(setting, settings.value(setting), source, last);
                })
            .toList());
  }

  /**
   * Sets what is not so yet.
   *
   * @param eventId of what the person did: when it is handled again, nothing is changed twice
   * @param scope how far it reaches: the channel, or the workspace that it is in
   * @param wanted a value or {@link Setting#INHERIT} for each setting; what is none is left out
   * @return what was changed, now or when the event was handled before
   */
  public List<SettingsChange> change(
      String eventId, Conversation place, Scope scope, Map<Setting, String> wanted, Person by) {
    List<SettingsChange> before = reaching(scope, store.find(place));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var changes = new ArrayList<>(changedBefore(eventId, scope, wanted.keySet()));
    Set<Setting> done = changes.stream().map(SettingsChange::setting).collect(Collectors.toSet());
    wanted.entrySet().stream()
        .filter(entry -> !done.contains(entry.getKey()))
        .flatMap(entry -> asked(scope, entry.getKey(), entry.getValue(), by, now).stream())
        .filter(change -> differs(change, before))
        .filter(change -> store.change(eventId, place, change))
        .forEach(changes::add);
    changes.sort(Comparator.comparing(SettingsChange::setting));
    workspaces.forget(Workspace.of(place));
    channels.forgetAll(channel -> channel.inWorkspaceOf(place));
    return List.copyOf(changes);
  }

  // Where the answer was put off, the person has not heard of it yet.
  private List<SettingsChange> changedBefore(String eventId, Scope scope, Set<Setting> wanted) {
    return store.changedBy(eventId).stream()
        .filter(change -> change.scope() == scope && wanted.contains(change.setting()))
        .toList();
  }

  private static Optional<SettingsChange> asked(
      Scope scope, Setting setting, String value, Person by, Instant now) {
    if (value.equals(Setting.INHERIT)) {
      return Optional.of(new SettingsChange(scope, setting, Optional.empty(), by, now));
    }
    return setting
        .read(value)
        .map(read -> new SettingsChange(scope, setting, Optional.of(read), by, now));
  }

  // What a channel has from its workspace is not written down for the channel, too, when somebody
  // sends a form back that they left as it was: it would no longer follow the workspace.
  private boolean differs(SettingsChange wanted, List<SettingsChange> before) {
    Optional<String> own =
        before.stream()
            .filter(change -> change.scope() == wanted.scope())
            .filter(change -> change.setting() == wanted.setting())
            .findFirst()
            .flatMap(SettingsChange::value);
    return wanted
        .value()
        .map(value -> !effective(before).value(wanted.setting()).equals(value))
        .orElse(own.isPresent());
  }

  private static List<SettingsChange> reaching(Scope scope, List<SettingsChange> changes) {
    return changes.stream().filter(change -> change.scope().compareTo(scope) <= 0).toList();
  }

  private Settings effective(List<SettingsChange> changes) {
    Settings settings = installation;
    for (Scope scope : WIDEST_FIRST) {
      for (SettingsChange change : changes) {
        if (change.scope() == scope && change.value().isPresent()) {
          settings = settings.with(change.setting(), change.value().get());
        }
      }
    }
    return settings;
  }

  private static Optional<SettingsChange> counting(List<SettingsChange> changes, Setting setting) {
    return changes.stream()
        .filter(change -> change.setting() == setting && change.value().isPresent())
        .max(Comparator.comparing(SettingsChange::scope));
  }
}
