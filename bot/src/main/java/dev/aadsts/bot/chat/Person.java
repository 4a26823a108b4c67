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
  /** In the place of whoever was erased from a history that others go on with. */
  public static final Person FORGOTTEN = new Person("", "somebody who was forgotten");

  private static final String UNNAMED = "a colleague";

  /** One of the company, as far as is known. */
  public Person(String id, String name) {
    this(id, name, false);
  }

  /** Somebody of whom only the id is known. */
  public static Person unnamed(String id) {
    return new Person(id, UNNAMED);
  }

  /** Whether only the ID is known. Not named like a property, which JSON would get. */
  public boolean hasNoName() {
    return name.equals(UNNAMED);
  }

  /** Whether this is what is left of somebody who was erased. */
  public boolean wasForgotten() {
    return equals(FORGOTTEN);
  }

  /** A copy that is of another company, or is not. */
  public Person external(boolean whether) {
    return whether == external ? this : new Person(id, name, whether);
  }
}
