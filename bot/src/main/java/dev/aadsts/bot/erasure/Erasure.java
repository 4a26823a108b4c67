package dev.aadsts.bot.erasure;

import dev.aadsts.bot.chat.Person;
import java.util.List;

/**
 * Erases what is kept of somebody. What belongs to nobody in particular - receipts of what was
 * sent, events that were given up - is not looked at: it holds ids of events, and runs out by
 * itself. Nor is what people typed. Safe for use by many threads and processes.
 */
public interface Erasure {
  /** What {@link #erase} would erase now; changes nothing. */
  Tally find(Subject subject);

  /**
   * Erases all of it, or, where that fails, nothing. Of an organisation of Slack, with all of its
   * workspaces that are known and do not have the app by themselves; of a person, what nobody else
   * has a part in, and their id and name in what others have.
   *
   * @return what was erased
   */
  Tally erase(Subject subject);

  /**
   * Whose ids are kept in that workspace, each once, by name.
   *
   * @param workspace any person in it counts for nothing
   */
  List<Person> people(Subject workspace);
}
