package dev.aadsts.bot.chat;

/**
 * Somebody who talks.
 *
 * @param id the platform's own; unique within a workspace only
 * @param name what to call them; never an e-mail address
 * @param external whether they are of another company than the workspace or tenant that they talk
 *     in, as in a channel that two companies share
 */
public record Person(String id, String name, boolean external) {
  /** One of the company, as far as is known. */
  public Person(String id, String name) {
    this(id, name, false);
  }

  /** The same person, of another company or not. */
  public Person external(boolean whether) {
    return whether == external ? this : new Person(id, name, whether);
  }
}
