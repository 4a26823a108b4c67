package dev.aadsts.bot.store;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.store.ErasureStep.Whose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Changes that put somebody on a checklist: who that is stands within the document of the change.
 */
final class Assignments {
  private static final String ALL =
      "SELECT checklist_id, number, command FROM checklist_changes WHERE command LIKE '%\"assign\"%'"
          + " AND checklist_id IN (SELECT id FROM checklists WHERE "
          + ErasureSteps.SHARED
          + ")";

  private Assignments() {}

  /** One of them. */
  record Assignment(String checklist, int number, Person to) {}

  /** All in these workspaces, but for those in checklists that only that person has a part in. */
  static List<Assignment> of(Handle handle, Whose whose) {
    return whose.bind(handle.createQuery(ALL)).map((row, context) -> read(row)).list().stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Assignment> read(ResultSet row) throws SQLException {
    return Json.read(row.getString("command"), Command.class) instanceof Command.Assign(var to)
        ? Optional.of(new Assignment(row.getString("checklist_id"), row.getInt("number"), to))
        : Optional.empty();
  }

  /** Leaves open who it was. */
  static void forget(Handle handle, Assignment assignment) {
    handle
        .createUpdate(
            "UPDATE checklist_changes SET command = :command"
                + " WHERE checklist_id = :checklist AND number = :number")
        .bind("command", Json.write(new Command.Assign(Person.FORGOTTEN)))
        .bind("checklist", assignment.checklist())
        .bind("number", assignment.number())
        .execute();
  }
}
