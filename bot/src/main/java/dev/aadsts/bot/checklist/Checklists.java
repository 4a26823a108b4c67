package dev.aadsts.bot.checklist;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.kb.ErrorCode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What people do with checklists. Safe for use by many threads. */
public final class Checklists {
  // Each attempt that loses means that somebody else's won, so this many losses in a row need more
  // processes than anybody runs: within one, people stand in a line.
  private static final int ATTEMPTS = 500;

  private final ChecklistStore store;
  private final Clock clock;
  private final ChecklistLocks locks = new ChecklistLocks();

  public Checklists(ChecklistStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Starts a checklist in a conversation, or finds the open one for the same code in its thread.
   *
   * @return the checklist, and whether it is new
   */
  public Started start(Conversation conversation, Plan plan, Person by) {
    var fresh =
        Checklist.start(conversation, plan, by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    Checklist open = store.open(fresh);
    return new Started(open, open.id().equals(fresh.id()));
  }

  /** The outcome of {@link #start}. */
  public record Started(Checklist checklist, boolean isNew) {}

  /** The checklist, if it belongs to that channel: nobody reads it from elsewhere. */
  public Optional<Checklist> find(ChecklistId id, Conversation from) {
    return store.find(id, from);
  }

  /** The open checklists of a thread, or of a channel where the conversation is not in a thread. */
  public List<Checklist> openIn(Conversation conversation) {
    return store.openIn(conversation);
  }

  /**
   * The open checklists for a code anywhere in that workspace, the newest first. Show nothing of
   * them but where they are.
   */
  public List<Checklist> openFor(Conversation workspace, ErrorCode code) {
    return store.openFor(workspace, code);
  }

  /** The open checklists of a workspace that a person has to do with, touched last comes first. */
  public List<Checklist> openOf(Conversation workspace, Person person) {
    return store.openOf(workspace, person.id());
  }

  /**
   * Carries a command out on the present state, whatever the state was that the person saw. Two
   * people at once are both heard: who comes second is judged on what the first left.
   *
   * @param from where the person is: must be the checklist's own channel
   * @param event the platform's id of the event that asks for it: an event that is handled again
   *     changes nothing a second time
   */
  public Outcome apply(
      ChecklistId id, Conversation from, Command command, Person by, String event) {
    return locks.inTurn(id, () -> applyToNewest(id, from, command, by, event));
  }

  private Outcome applyToNewest(
      ChecklistId id, Conversation from, Command command, Person by, String event) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Checklist> found = find(id, from);
      if (found.isEmpty()) {
        return new Outcome.NotFound();
      }
      Checklist before = found.get();
      var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      switch (before.apply(command, by, now, event)) {
        case Checklist.Result.Unchanged() -> {
          return new Outcome.Unchanged(before);
        }
        case Checklist.Result.Rejected(var rejection) -> {
          return new Outcome.Rejected(before, rejection);
        }
        case Checklist.Result.Changed(var after, var change) -> {
          switch (store.append(after)) {
            case DONE -> {
              return new Outcome.Changed(after, change);
            }
            case ANOTHER_IS_OPEN -> {
              return new Outcome.Rejected(before, new Rejection.AnotherIsOpen());
            }
            case STALE -> {
              // Somebody was faster: judge the command again on what they left.
            }
          }
        }
      }
    }
    throw new IllegalStateException("Lost " + ATTEMPTS + " writes in a row on checklist " + id);
  }

  /** What became of a command; the checklist is always the present one. */
  public sealed interface Outcome {
    record Changed(Checklist checklist, Change change) implements Outcome {}

    /** Done before; the card may be old, so draw it again. */
    record Unchanged(Checklist checklist) implements Outcome {}

    record Rejected(Checklist checklist, Rejection rejection) implements Outcome {}

    /** No such checklist in this channel. */
    record NotFound() implements Outcome {}
  }
}
