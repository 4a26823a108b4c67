package dev.aadsts.bot.checklist;

import dev.aadsts.bot.chat.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * One accepted {@link Command}: what, by whom, when. A line of the history.
 *
 * @param event the platform's id of the event that asked for it; empty where none did, or a version
 *     that kept none wrote it
 */
public record Change(Command command, Person by, Instant at, Optional<String> event) {
  /** A change that no event asked for. */
  public Change(Command command, Person by, Instant at) {
    this(command, by, at, Optional.empty());
  }

  /** A copy asked for by that event. */
  Change askedForBy(String asking) {
    return new Change(command, by, at, Optional.of(asking));
  }
}
