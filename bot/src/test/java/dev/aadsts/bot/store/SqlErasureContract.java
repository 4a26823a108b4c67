package dev.aadsts.bot.store;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Change;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.delivery.inbox.EventRows.Mark;
import dev.aadsts.bot.erasure.Erasure;
import dev.aadsts.bot.erasure.Kept;
import dev.aadsts.bot.erasure.Subject;
import dev.aadsts.bot.erasure.Tally;
import dev.aadsts.bot.testkit.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link SqlErasure} erases and what it leaves, whichever the database. */
abstract class SqlErasureContract {
  private static final Subject T1 = Subject.workspace(Platform.SLACK, "T1");
  private static final Subject TENANT = Subject.workspace(Platform.TEAMS, "N1");
  private static final String[] OF_T1 = {"T1", "aaaaaaaaaaaaaaa"};
  private static final String[] OF_TENANT = {"N1", "ccccccccccccccc"};
  private static final String[] IS_ANA = {ANA.id(), ANA.name()};

  /** Tables without a row of a workspace, and why they are left alone. */
  private static final Map<String, String> NOBODYS =
      Map.of(
          "receipts", "ids of events and of what was sent, for a week",
          "dead_letters", "ids of events, as long as the retention",
          "used_once", "hashes that count for minutes");

  private final Database database;
  private final boolean sqlite;
  private final MutableClock clock = MutableClock.atNoon();
  private final ErasureWorld world;

  SqlErasureContract(Database database, boolean sqlite) {
    this.database = database;
    this.sqlite = sqlite;
    this.world = new ErasureWorld(database, clock);
  }

  @BeforeEach
  void fill() {
    world.fill(Platform.SLACK, "T1", "a");
    world.fill(Platform.SLACK, "T2", "b");
    world.fill(Platform.TEAMS, "N1", "c");
    world.fill(Platform.TEAMS, "N2", "d");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void knowsEveryTable() {
    var known = new TreeSet<>(NOBODYS.keySet());
    known.addAll(everything().tables());

    assertThat(tables()).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void erasesAWorkspaceAndNothingOfOthers() {
    Snapshot others = everything().without(OF_T1);

    Tally erased = erasure().erase(T1);

    assertThat(everything()).isEqualTo(others);
    assertThat(erased.of(Kept.CHECKLISTS)).isEqualTo(3);
    assertThat(erased.of(Kept.CHECKLIST_CHANGES)).isEqualTo(12);
    assertThat(erased.of(Kept.SIGHTINGS)).isEqualTo(3);
    assertThat(erased.of(Kept.TOKENS)).isEqualTo(1);
    assertThat(erased.of(Kept.WAITING_EVENTS)).isEqualTo(2);
  }

  @Test
  void erasesATenantAndNothingOfOthers() {
    Snapshot others = everything().without(OF_TENANT);

    Tally erased = erasure().erase(TENANT);

    assertThat(everything()).isEqualTo(others);
    assertThat(erased.of(Kept.ADDRESSES)).isEqualTo(2);
    assertThat(erased.of(Kept.WAITING_EVENTS)).isEqualTo(2);
  }

  @Test
  void leavesATenantThatIsCalledLikeAWorkspace() {
    Snapshot before = everything();

    Tally erased = erasure().erase(Subject.workspace(Platform.TEAMS, "T1"));

    // These count by the name of the workspace alone.
    assertThat(erased.counts()).isEqualTo(Map.of(Kept.CAUSE_OUTCOMES, 1));
    assertThat(everything()).isEqualTo(before.without("cause_outcomes|T1"));
  }

  @Test
  void erasesAnOrganisationWithItsWorkspaces() {
    world.installations().remove("T1", clock.instant().plusSeconds(1));
    world.install("E9");
    world.installations().belongs("T1", "E9");
    Snapshot others = everything().without(OF_T1).without("E9");

    Tally erased = erasure().erase(Subject.workspace(Platform.SLACK, "E9"));

    assertThat(everything()).isEqualTo(others);
    assertThat(erased.of(Kept.CHECKLISTS)).isEqualTo(3);
    assertThat(erased.of(Kept.INSTALLATIONS)).isEqualTo(1);
  }

  @Test
  void leavesAWorkspaceThatHasTheAppItself() {
    world.installations().belongs("T1", "E9"); // T1 has an installation of its own.
    Snapshot before = everything();

    erasure().erase(Subject.workspace(Platform.SLACK, "E9"));

    assertThat(everything()).isEqualTo(before.without("slack_organisations|T1|E9"));
  }

  @Test
  void leavesWhatOthersSaidOfAPersonUntilItIsHandled() {
    String assigning = ErasureWorld.said(Platform.SLACK, "T9", BEN).replace("50105", ANA.id());
    world.record("naming", Platform.SLACK, assigning, Mark.WAITS);
    Subject ana = Subject.workspace(Platform.SLACK, "T9").person(ANA.id());

    assertThat(erasure().erase(ana)).isEqualTo(new Tally(Map.of(), 1));
  }

  @Test
  void leavesNothingOfAPersonInAWorkspaceAndAllOfOthers() {
    Snapshot elsewhere = everything().without(OF_T1);
    Snapshot ofOthers =
        everything()
            .with(OF_T1)
            .without(ANA.id(), ANA.name(), "aaaaaaaaaaaaaaa0", "aaaaaaaaaaaaaaa9", "D-T1");

    Tally erased = erasure().erase(T1.person(ANA.id()));

    assertThat(erased.of(Kept.CHECKLISTS)).isEqualTo(2); // In their Home tab and between us two.
    assertThat(everything().with("D-T1").rows()).isEmpty();

    assertThat(everything().with(OF_T1).with(IS_ANA).rows()).isEmpty();
    assertThat(everything().without(OF_T1)).isEqualTo(elsewhere);
    assertThat(everything().with(OF_T1).rows()).containsAll(ofOthers.rows());
  }

  @Test
  void leavesNothingOfAPersonInATenantAndAllOfOthers() {
    Snapshot elsewhere = everything().without(OF_TENANT);
    Snapshot ofOthers =
        everything().with(OF_TENANT).without(ANA.id(), ANA.name(), "ccccccccccccccc9", "a:N1");

    Tally erased = erasure().erase(TENANT.person(ANA.id()));

    assertThat(erased.of(Kept.ADDRESSES)).isEqualTo(1);
    assertThat(everything().with("a:N1").rows()).isEmpty();

    assertThat(everything().with(OF_TENANT).with(IS_ANA).rows()).isEmpty();
    assertThat(everything().without(OF_TENANT)).isEqualTo(elsewhere);
    assertThat(everything().with(OF_TENANT).rows()).containsAll(ofOthers.rows());
  }

  @Test
  void letsOthersGoOnWithAChecklistWithoutWhoeverIsForgotten() {
    assertThat(checklist().progress().assignee()).contains(ANA);

    Tally erased = erasure().erase(T1.person(ANA.id()));

    Checklist left = checklist();
    assertThat(left.startedBy()).isEqualTo(Person.FORGOTTEN);
    assertThat(left.changes())
        .extracting(Change::by)
        .containsExactly(Person.FORGOTTEN, BEN, BEN, Person.FORGOTTEN);
    assertThat(left.change(1).command()).isEqualTo(new Command.Assign(BEN));
    assertThat(left.progress().assignee()).isEmpty();
    assertThat(left.progress().cause("door").verdict()).contains(Verdict.RULED_OUT);
    assertThat(left.progress().notes()).hasSize(1);
    assertThat(erased.counts())
        .containsEntry(Kept.DUTIES, 1)
        .containsEntry(Kept.CHECKLISTS_STARTED, 1)
        .containsEntry(Kept.CHANGES_MADE, 2)
        .containsEntry(Kept.ASSIGNMENTS, 1)
        .containsEntry(Kept.SETTINGS_MADE, 1)
        .containsEntry(Kept.SETTING_CHANGES_MADE, 1)
        .containsEntry(Kept.REPORTS, 1);
  }

  @Test
  void findsWhatItWouldEraseAndChangesNothing() {
    Snapshot before = everything();
    Tally workspace = erasure().find(T1);
    Tally tenant = erasure().find(TENANT);
    Tally ana = erasure().find(T1.person(ANA.id()));

    assertThat(everything()).isEqualTo(before);
    assertThat(erasure().erase(T1.person(ANA.id()))).isEqualTo(ana);
    assertThat(erasure().find(T1.person(ANA.id())).isEmpty()).isTrue();
    assertThat(erasure().erase(TENANT)).isEqualTo(tenant);
    assertThat(erasure().find(TENANT).isEmpty()).isTrue();
    assertThat(workspace.of(Kept.REPORTS)).isEqualTo(2);
  }

  @Test
  void leavesWhatABotHasInHandAndSaysHowMuchThatIs() {
    String said = ErasureWorld.said(Platform.SLACK, "T9", ANA);
    world.record("held", Platform.SLACK, said, Mark.HELD);
    var subject = Subject.workspace(Platform.SLACK, "T9");

    assertThat(erasure().erase(subject)).isEqualTo(new Tally(Map.of(), 1));
    assertThat(everything().with("|held|").rows()).hasSize(1);

    clock.advance(Duration.ofMinutes(2)); // Whoever held it is dead.
    assertThat(erasure().erase(subject)).isEqualTo(new Tally(Map.of(Kept.WAITING_EVENTS, 1), 0));
    assertThat(everything().with("|held|").rows()).isEmpty();
  }

  @Test
  void namesEverybodyOfAWorkspaceOnce() {
    database
        .queries()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO sighting_log VALUES (1, 'SLACK', 'T1', 50105, '', 'U7')"));

    assertThat(erasure().people(T1)).containsExactly(ANA, BEN, Person.unnamed("U7"));
    erasure().erase(T1.person(ANA.id()));
    assertThat(erasure().people(T1)).containsExactly(BEN, Person.unnamed("U7"));
  }

  final Database database() {
    return database;
  }

  final Erasure erasure() {
    return new SqlErasure(database, clock);
  }

  private Checklist checklist() {
    return new SqlChecklists(database).find(new ChecklistId("a".repeat(16))).orElseThrow();
  }

  private Snapshot everything() {
    return Snapshot.of(database, sqlite);
  }

  private List<String> tables() {
    return Snapshot.tables(database, sqlite);
  }
}
