package dev.aadsts.bot.store;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.erasure.Erasure;
import dev.aadsts.bot.erasure.Kept;
import dev.aadsts.bot.erasure.Subject;
import dev.aadsts.bot.erasure.Tally;
import dev.aadsts.bot.store.Assignments.Assignment;
import dev.aadsts.bot.store.ErasureStep.Whose;
import dev.aadsts.bot.store.QueuedEvents.Queued;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Erases from the database. Safe for use by many threads and processes. */
public final class SqlErasure implements Erasure {
  private static final String PLACE = ErasureSteps.PLACE;
  // Whoever has no name there has one elsewhere, or none.
  private static final String PEOPLE =
      "SELECT started_by_id AS id, started_by_name AS name FROM checklists WHERE "
          + PLACE
          + " UNION SELECT by_id, by_name FROM checklist_changes WHERE checklist_id IN"
          + " (SELECT id FROM checklists WHERE "
          + PLACE
          + ") UNION SELECT by_id, by_name FROM settings WHERE "
          + PLACE
          + " UNION SELECT by_id, by_name FROM setting_changes WHERE "
          + PLACE
          + " UNION SELECT person_id, '' FROM feedback WHERE "
          + PLACE
          + " UNION SELECT person_id, '' FROM sightings WHERE "
          + PLACE
          + " UNION SELECT person_id, '' FROM sighting_log WHERE "
          + PLACE;

  private final Queries queries;
  private final Clock clock;

  public SqlErasure(Database database, Clock clock) {
    this.queries = database.queries();
    this.clock = clock;
  }

  @Override
  public Tally find(Subject subject) {
    return queries.inTransaction(
        handle -> {
          Whose whose = whose(handle, subject);
          var counts = new EnumMap<Kept, Integer>(Kept.class);
          for (ErasureStep step : steps(subject)) {
            counts.merge(step.kept(), step.count(handle, whose), Integer::sum);
          }
          counts.put(Kept.ASSIGNMENTS, assignments(handle, subject, whose).size());
          List<Queued> events = events(handle, subject, whose);
          int inHand = QueuedEvents.inHand(events);
          counts.put(Kept.WAITING_EVENTS, events.size() - inHand);
          return new Tally(counts, inHand);
        });
  }

  @Override
  public Tally erase(Subject subject) {
    return queries.inTransaction(
        handle -> {
          Whose whose = whose(handle, subject);
          var counts = new EnumMap<Kept, Integer>(Kept.class);
          List<Assignment> assignments = assignments(handle, subject, whose);
          assignments.forEach(one -> Assignments.forget(handle, one));
          counts.put(Kept.ASSIGNMENTS, assignments.size());
          for (ErasureStep step : steps(subject)) {
            counts.merge(step.kept(), step.run(handle, whose), Integer::sum);
          }
          List<Queued> events = events(handle, subject, whose);
          counts.put(Kept.WAITING_EVENTS, QueuedEvents.delete(handle, events));
          return new Tally(counts, QueuedEvents.inHand(events));
        });
  }

  private static List<ErasureStep> steps(Subject subject) {
    return subject.person().isPresent()
        ? ErasureSteps.ofPerson()
        : ErasureSteps.ofWorkspace(subject.platform());
  }

  private static List<Assignment> assignments(Handle handle, Subject subject, Whose whose) {
    return subject
        .person()
        .map(
            id ->
                Assignments.of(handle, whose).stream()
                    .filter(one -> one.to().id().equals(id))
                    .toList())
        .orElse(List.of());
  }

  private List<Queued> events(Handle handle, Subject subject, Whose whose) {
    return QueuedEvents.of(handle, subject, whose.workspaces(), clock.instant());
  }

  // Of an organisation of Slack, its workspaces too, but for those that have the app by themselves;
  // nothing of Teams is in that table.
  private static Whose whose(Handle handle, Subject subject) {
    List<String> workspaces =
        handle
            .createQuery(
                "SELECT workspace FROM slack_organisations WHERE organisation = :workspace"
                    + " AND workspace NOT IN (SELECT owner FROM slack_installations)")
            .bind("workspace", subject.workspace())
            .mapTo(String.class)
            .list();
    return new Whose(
        subject.platform().name(),
        Stream.concat(Stream.of(subject.workspace()), workspaces.stream()).distinct().toList(),
        subject.person().orElse(""));
  }

  @Override
  public List<Person> people(Subject workspace) {
    return queries.inTransaction(
        handle -> {
          Whose whose =
              whose(handle, Subject.workspace(workspace.platform(), workspace.workspace()));
          Stream<Person> found =
              whose
                  .bind(handle.createQuery(PEOPLE))
                  .map((row, context) -> person(row.getString("id"), row.getString("name")))
                  .list()
                  .stream();
          Stream<Person> assigned = Assignments.of(handle, whose).stream().map(Assignment::to);
          return each(Stream.concat(found, assigned));
        });
  }

  private static Person person(String id, String name) {
    return name.isEmpty() ? Person.unnamed(id) : new Person(id, name);
  }

  private static List<Person> each(Stream<Person> people) {
    Map<String, Person> named = new LinkedHashMap<>();
    people
        .filter(person -> !person.id().isEmpty())
        .forEach(
            person ->
                named.merge(person.id(), person, (one, other) -> one.hasNoName() ? other : one));
    return named.values().stream()
        .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
        .toList();
  }
}
