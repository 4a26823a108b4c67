package dev.aadsts.bot.checklist;

import dev.aadsts.bot.chat.Person;

/** Why a command was not carried out; the checklist is as it was. */
public sealed interface Rejection {
  /** Somebody answered that check before, and otherwise; the new answer is no clearer. */
  record AlreadyAnswered(Verdict verdict, Person by) implements Rejection {}

  /** It has ended; reopen it first. */
  record Concluded() implements Rejection {}

  /** It has not ended, so there is nothing to reopen. */
  record NotConcluded() implements Rejection {}

  /** The fix belongs to a cause that is not the confirmed one. */
  record NotConfirmed() implements Rejection {}

  /** Something has changed since, so that the change is no longer the last one. */
  record NotTheLastChange() implements Rejection {}

  /** The plan has no such cause or step. */
  record NoSuchItem() implements Rejection {}

  /** Another checklist for the same code has been started in the thread since this one ended. */
  record AnotherIsOpen() implements Rejection {}

  /** A note without text, or longer than {@value Checklist#LONGEST_NOTE} characters. */
  record UnusableNote(int length) implements Rejection {}
}
