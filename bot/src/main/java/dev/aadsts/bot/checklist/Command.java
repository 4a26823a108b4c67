package dev.aadsts.bot.checklist;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.aadsts.bot.chat.Person;

/** What a person may do to a checklist. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Command.Answer.class, name = "answer"),
  @JsonSubTypes.Type(value = Command.Tick.class, name = "tick"),
  @JsonSubTypes.Type(value = Command.Untick.class, name = "untick"),
  @JsonSubTypes.Type(value = Command.Solved.class, name = "solved"),
  @JsonSubTypes.Type(value = Command.NotSolved.class, name = "not-solved"),
  @JsonSubTypes.Type(value = Command.AddNote.class, name = "note"),
  @JsonSubTypes.Type(value = Command.Assign.class, name = "assign"),
  @JsonSubTypes.Type(value = Command.Reopen.class, name = "reopen"),
  @JsonSubTypes.Type(value = Command.Cancel.class, name = "cancel"),
  @JsonSubTypes.Type(value = Command.Abandon.class, name = "abandon"),
  @JsonSubTypes.Type(value = Command.Undo.class, name = "undo"),
})
public sealed interface Command {
  /**
   * Gives the verdict on one cause that has none yet, or a {@linkplain Verdict#clear() clear} one
   * where it was left unclear.
   */
  record Answer(String cause, Verdict verdict) implements Command {}

  /** Marks a fix step of a confirmed cause as done. */
  record Tick(String cause, String step) implements Command {}

  /** Takes a tick back. */
  record Untick(String cause, String step) implements Command {}

  /** The fix of a confirmed cause helped: concludes. */
  record Solved(String cause) implements Command {}

  /** The fix of a confirmed cause did not help: goes on with the next cause. */
  record NotSolved(String cause) implements Command {}

  /**
   * Keeps a remark.
   *
   * @param text 1 to {@value Checklist#LONGEST_NOTE} characters
   */
  record AddNote(String text) implements Command {}

  /** Names who is on it. */
  record Assign(Person to) implements Command {}

  /** Takes a conclusion back and goes on. */
  record Reopen() implements Command {}

  /** Ends it without a conclusion about the cause. */
  record Cancel() implements Command {}

  /** Ends it because nobody came back. Only the bot itself says this. */
  record Abandon() implements Command {}

  /**
   * Takes the last change back.
   *
   * @param change the number of the change that is meant: it must still be the last one, so that
   *     nobody takes back what somebody else did in the meantime
   */
  record Undo(int change) implements Command {}
}
