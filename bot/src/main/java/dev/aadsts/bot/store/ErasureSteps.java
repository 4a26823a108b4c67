package dev.aadsts.bot.store;

import static dev.aadsts.bot.store.ErasureStep.delete;
import static dev.aadsts.bot.store.ErasureStep.set;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.erasure.Kept;
import java.util.List;
import java.util.stream.Stream;

/** What stands where of a workspace and of a person, in the order in which it is erased. */
final class ErasureSteps {
  static final String PLACE = "platform = :platform AND workspace IN (<workspaces>)";
  private static final String CHANGED =
      "checklist_id IN (SELECT id FROM checklists WHERE " + PLACE + ")";

  private static final List<ErasureStep> OF_BOTH_PLATFORMS =
      List.of(
          delete(Kept.CHECKLIST_CHANGES, "checklist_changes", CHANGED),
          delete(Kept.CHECKLISTS, "checklists", PLACE),
          delete(Kept.CAUSE_OUTCOMES, "cause_outcomes", "workspace IN (<workspaces>)"),
          delete(Kept.REPORTS, "feedback", PLACE),
          delete(Kept.SETTINGS, "settings", PLACE),
          delete(Kept.SETTING_CHANGES, "setting_changes", PLACE),
          delete(Kept.CLAIMS, "claims", PLACE),
          delete(Kept.SIGHTINGS, "sightings", PLACE),
          delete(Kept.SIGHTINGS, "sighting_log", PLACE),
          delete(Kept.CODE_COUNTS, "code_counts", PLACE));

  private static final List<ErasureStep> OF_SLACK =
      List.of(
          delete(Kept.INSTALLATIONS, "slack_installations", "owner IN (<workspaces>)"),
          delete(Kept.TOKENS, "secrets", "owner IN (<workspaces>)"),
          delete(
              Kept.ORGANISATION_LINKS,
              "slack_organisations",
              "(workspace IN (<workspaces>) OR organisation IN (<workspaces>))"));

  private static final List<ErasureStep> OF_TEAMS =
      List.of(delete(Kept.ADDRESSES, "addresses", "tenant IN (<workspaces>)"));

  /** Checklists that nobody else has a part in. */
  private static final String ALONE = PLACE + " AND " + alone("started_by_id");

  /** Checklists that others go on with. */
  static final String SHARED = PLACE + " AND NOT " + alone("started_by_id");

  private static final String SET_ALONE = PLACE + " AND " + alone("by_id");
  private static final String SET_SHARED = PLACE + " AND by_id = :person AND NOT " + alone("by_id");
  private static final String CHANGED_ALONE =
      "checklist_id IN (SELECT id FROM checklists WHERE " + ALONE + ")";
  private static final String CHANGED_SHARED =
      "by_id = :person AND checklist_id IN (SELECT id FROM checklists WHERE " + SHARED + ")";
  private static final String THEIR_CHAT =
      "tenant IN (<workspaces>) AND conversation IN (SELECT channel FROM checklists WHERE "
          + ALONE
          + " UNION SELECT channel FROM settings WHERE "
          + SET_ALONE
          + ")";
  private static final String SEEN = PLACE + " AND person_id = :person";

  private static final List<ErasureStep> OF_A_PERSON =
      List.of(
          delete(Kept.ADDRESSES, "addresses", THEIR_CHAT),
          delete(Kept.CHECKLIST_CHANGES, "checklist_changes", CHANGED_ALONE),
          delete(Kept.CHECKLISTS, "checklists", ALONE),
          delete(Kept.SETTINGS, "settings", SET_ALONE),
          delete(Kept.SETTING_CHANGES, "setting_changes", SET_ALONE),
          delete(Kept.CLAIMS, "claims", PLACE + " AND channel = :person"),
          delete(Kept.REPORTS, "feedback", SEEN),
          delete(Kept.SIGHTINGS, "sightings", SEEN),
          delete(Kept.SIGHTINGS, "sighting_log", SEEN),
          set(
              Kept.DUTIES,
              "checklists",
              SHARED + " AND assignee_id = :person",
              "assignee_id = NULL"),
          set(
              Kept.CHECKLISTS_STARTED,
              "checklists",
              SHARED + " AND started_by_id = :person",
              nameless("started_by")),
          set(Kept.CHANGES_MADE, "checklist_changes", CHANGED_SHARED, nameless("by")),
          set(Kept.SETTINGS_MADE, "settings", SET_SHARED, nameless("by")),
          set(Kept.SETTING_CHANGES_MADE, "setting_changes", SET_SHARED, nameless("by")));

  private ErasureSteps() {}

  static List<ErasureStep> ofWorkspace(Platform platform) {
    List<ErasureStep> own =
        switch (platform) {
          case SLACK -> OF_SLACK;
          case TEAMS -> OF_TEAMS;
          case WEB, TERMINAL -> List.of();
        };
    return Stream.concat(OF_BOTH_PLATFORMS.stream(), own.stream()).toList();
  }

  static List<ErasureStep> ofPerson() {
    return OF_A_PERSON;
  }

  // What Slack shows in its Home tab stands under the id of whose tab it is. A direct conversation
  // of Slack begins with D; in Teams, those of several people begin with 19:.
  private static String alone(String by) {
    return "(channel = :person OR (("
        + "(platform = 'SLACK' AND channel LIKE 'D%')"
        + " OR (platform = 'TEAMS' AND channel NOT LIKE '19:%')) AND "
        + by
        + " = :person))";
  }

  private static String nameless(String columns) {
    return "%s_id = '%s', %s_name = '%s'"
        .formatted(columns, Person.FORGOTTEN.id(), columns, Person.FORGOTTEN.name());
  }
}
