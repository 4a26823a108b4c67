package dev.aadsts.bot.checklist;

/** A stored checklist that this version cannot read, as a younger one wrote it or it is damaged. */
public final class UnreadableChecklistException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param cause what is wrong with it
   */
  public UnreadableChecklistException(ChecklistId id, Throwable cause) {
    super("Checklist " + id + " cannot be read: " + cause.getMessage(), cause);
  }
}
