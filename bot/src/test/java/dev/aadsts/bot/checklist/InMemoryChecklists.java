package dev.aadsts.bot.checklist;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Conclusion.Outcome;
import dev.aadsts.bot.testkit.People;
import dev.aadsts.kb.ErrorCode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checklists in a map; kept honest by {@link ChecklistStoreContract}. */
public final class InMemoryChecklists implements ChecklistStore {
  private final Map<ChecklistId, Checklist> checklists = new LinkedHashMap<>();
  private final Map<ChecklistId, Integer> told = new HashMap<>();
  private final Map<Found, Integer> forgotten = new HashMap<>();

  private record Found(String workspace, ErrorCode code, String cause) {}

  @Override
  public synchronized Checklist open(Checklist checklist) {
    return openTwin(checklist)
        .orElseGet(
            () -> {
              checklists.put(checklist.id(), kept(checklist));
              return checklist;
            });
  }

  @Override
  public synchronized Optional<Checklist> find(ChecklistId id) {
    return Optional.ofNullable(checklists.get(id));
  }

  @Override
  public synchronized Optional<Checklist> find(ChecklistId id, Conversation from) {
    return find(id).filter(list -> People.sameChannel(list.conversation(), from));
  }

  @Override
  public synchronized List<Checklist> openIn(Conversation conversation) {
    List<Checklist> open =
        matching(
            list ->
                isOpen(list)
                    && People.sameChannel(list.conversation(), conversation)
                    && (conversation.thread().isEmpty()
                        || list.conversation().equals(conversation)));
    return open.subList(Math.max(0, open.size() - MOST_OPEN), open.size());
  }

  @Override
  public synchronized List<Checklist> openFor(Conversation workspace, ErrorCode code) {
    return matching(
            list ->
                isOpen(list)
                    && list.plan().code().equals(code)
                    && list.conversation().platform() == workspace.platform()
                    && list.conversation().workspace().equals(workspace.workspace()))
        .reversed()
        .stream()
        .limit(MOST_OPEN)
        .toList();
  }

  @Override
  public synchronized Appended append(Checklist changed) {
    Checklist stored = checklists.get(changed.id());
    if (stored == null
        || !People.sameChannel(stored.conversation(), changed.conversation())
        || stored.revision() != changed.revision() - 1) {
      return Appended.STALE;
    }
    if (isOpen(changed) && openTwin(changed).filter(twin -> !same(twin, changed)).isPresent()) {
      return Appended.ANOTHER_IS_OPEN;
    }
    checklists.put(changed.id(), kept(changed));
    return Appended.DONE;
  }

  @Override
  public synchronized List<Checklist> openOf(Conversation workspace, String personId) {
    return matching(
            list ->
                isOpen(list)
                    && list.conversation().platform() == workspace.platform()
                    && list.conversation().workspace().equals(workspace.workspace())
                    && (list.startedBy().id().equals(personId)
                        || list.progress().assignee().stream()
                            .anyMatch(person -> person.id().equals(personId))
                        || list.changes().stream()
                            .anyMatch(change -> change.by().id().equals(personId))))
        .stream()
        .sorted(Comparator.comparing(Checklist::touchedAt).reversed())
        .limit(MOST_OPEN)
        .toList();
  }

  @Override
  public synchronized List<Untold> untold(
      Set<Platform> platforms, Instant idleSince, Instant closedSince, int limit) {
    return matching(
            list ->
                platforms.contains(list.conversation().platform())
                    && told.getOrDefault(list.id(), -1) < list.revision()
                    && (isOpen(list)
                        ? list.touchedAt().isBefore(idleSince)
                        : list.ended(Outcome.ABANDONED) && !list.touchedAt().isBefore(closedSince)))
        .stream()
        .sorted(Comparator.comparing(Checklist::touchedAt))
        .limit(limit)
        .map(list -> new Untold(list.id(), list.revision(), list.conversation()))
        .toList();
  }

  @Override
  public synchronized void told(ChecklistId id, int revision) {
    told.merge(id, revision, Math::max);
  }

  @Override
  public synchronized List<ChecklistId> idleSince(Instant moment, int limit) {
    return matching(list -> isOpen(list) && list.touchedAt().isBefore(moment)).stream()
        .sorted(Comparator.comparing(Checklist::touchedAt))
        .limit(limit)
        .map(Checklist::id)
        .toList();
  }

  @Override
  public synchronized int countOpen() {
    return matching(InMemoryChecklists::isOpen).size();
  }

  @Override
  public synchronized Set<ErrorCode> codes(String workspace) {
    return Stream.concat(
            matching(list -> list.conversation().workspace().equals(workspace)).stream()
                .map(list -> list.plan().code()),
            forgotten.keySet().stream()
                .filter(found -> found.workspace().equals(workspace))
                .map(Found::code))
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized Map<String, Integer> confirmed(String workspace, ErrorCode code) {
    var counts = new HashMap<String, Integer>();
    forgotten.forEach(
        (found, times) -> {
          if (found.workspace().equals(workspace) && found.code().equals(code)) {
            counts.merge(found.cause(), times, Integer::sum);
          }
        });
    matching(
            list ->
                list.conversation().workspace().equals(workspace)
                    && list.plan().code().equals(code))
        .forEach(list -> found(list).ifPresent(cause -> counts.merge(cause, 1, Integer::sum)));
    return Map.copyOf(counts);
  }

  @Override
  public synchronized int deleteEndedBefore(Instant moment) {
    List<Checklist> gone = matching(list -> !isOpen(list) && list.touchedAt().isBefore(moment));
    for (Checklist list : gone) {
      found(list)
          .map(cause -> new Found(list.conversation().workspace(), list.plan().code(), cause))
          .ifPresent(one -> forgotten.merge(one, 1, Integer::sum));
      checklists.remove(list.id());
    }
    return gone.size();
  }

  private static Checklist kept(Checklist list) {
    return new Checklist(
        list.id(),
        list.conversation(),
        list.plan(),
        list.startedBy().external(false),
        list.startedAt(),
        list.changes().stream()
            .map(
                change ->
                    new Change(
                        change.command(), change.by().external(false), change.at(), change.event()))
            .toList());
  }

  private static Optional<String> found(Checklist list) {
    return list.ended(Outcome.SOLVED)
        ? list.progress().conclusion().flatMap(Conclusion::cause)
        : Optional.empty();
  }

  private static boolean isOpen(Checklist list) {
    return list.progress().conclusion().isEmpty();
  }

  private static boolean same(Checklist one, Checklist other) {
    return Objects.equals(one.id(), other.id());
  }

  private Optional<Checklist> openTwin(Checklist checklist) {
    return matching(
            list ->
                isOpen(list)
                    && list.conversation().equals(checklist.conversation())
                    && list.plan().code().equals(checklist.plan().code()))
        .stream()
        .findFirst();
  }

  private List<Checklist> matching(Predicate<Checklist> wanted) {
    return checklists.values().stream()
        .filter(wanted)
        .sorted(Comparator.comparing(Checklist::startedAt).thenComparing(list -> list.id().value()))
        .toList();
  }
}
