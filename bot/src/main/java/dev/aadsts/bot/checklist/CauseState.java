package dev.aadsts.bot.checklist;

import dev.aadsts.bot.chat.Person;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far the team is with one cause.
 *
 * @param verdict empty until somebody answered its check
 * @param by who answered it
 * @param at when it was answered
 * @param ticked ids of the fix steps that are done
 * @param fixFailed whether its fix was tried and did not help
 */
public record CauseState(
    Optional<Verdict> verdict,
    Optional<Person> by,
    Optional<Instant> at,
    Set<String> ticked,
    boolean fixFailed) {

  static final CauseState PENDING =
      new CauseState(Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), false);

  public CauseState {
    ticked = Set.copyOf(ticked);
  }

  static CauseState answered(Verdict verdict, Change change) {
    return new CauseState(
        Optional.of(verdict), Optional.of(change.by()), Optional.of(change.at()), Set.of(), false);
  }

  /** Whether nobody has answered its check yet. */
  public boolean pending() {
    return verdict.isEmpty();
  }

  /** Whether it is the cause, as far as anybody knows: confirmed, and its fix has not failed. */
  public boolean confirmed() {
    return is(Verdict.CONFIRMED) && !fixFailed;
  }

  /** Whether it was looked at without a clear outcome, or not looked at. */
  public boolean unclear() {
    return is(Verdict.CANNOT_TELL) || is(Verdict.SKIPPED);
  }

  /** Whether that is the verdict. */
  public boolean is(Verdict expected) {
    return verdict.equals(Optional.of(expected));
  }

  CauseState withTick(String step) {
    var more = new LinkedHashSet<>(ticked);
    more.add(step);
    return new CauseState(verdict, by, at, more, fixFailed);
  }

  CauseState withoutTick(String step) {
    var fewer = new LinkedHashSet<>(ticked);
    fewer.remove(step);
    return new CauseState(verdict, by, at, fewer, fixFailed);
  }

  CauseState withFixFailed(boolean failed) {
    return new CauseState(verdict, by, at, ticked, failed);
  }
}
