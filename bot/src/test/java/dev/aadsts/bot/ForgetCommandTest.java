package dev.aadsts.bot;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlChecklists;
import dev.aadsts.bot.store.SqlFeedback;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.bot.testkit.Rows;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ForgetCommandTest {
  private static final String TENANT = "00000000-0000-0000-0000-00000000000A";

  @TempDir Path folder;

  private final MutableClock clock = MutableClock.atNoon();

  @Test
  void showsWhatWouldGoAndErasesNothing() {
    leave(ANA, CHANNEL);

    CommandLineRun ran = forget("slack", "T1", "U1");

    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("What is kept of U1 in the workspace T1 of Slack:", "Nothing has been changed.")
        .containsPattern("To be deleted\\n +reports about articles, with their words +1\\n")
        .containsPattern("\"somebody who was forgotten\"\\n +checklists that they started +1\\n")
        .contains("  ./aadsts forget slack T1 U1 --yes\n")
        .contains("Not looked into: what people typed");
    assertThat(Rows.in(folder, "SELECT started_by_name FROM checklists")).containsExactly("Ana");
  }

  @Test
  void erasesAPersonForGood() {
    leave(ANA, CHANNEL);
    leave(BEN, CHANNEL);

    CommandLineRun ran = forget("slack", "T1", "U1", "--yes");

    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("Erased of U1 in the workspace T1 of Slack:")
        .containsPattern("Deleted\\n +reports about articles, with their words +1\\n")
        .doesNotContain("--yes");
    assertThat(Rows.bytes(folder)).doesNotContain("Ana", "Ana says").contains("Ben", "Ben says");
    assertThat(forget("slack", "T1", "U1").out())
        .contains("Nothing is kept of U1 in the workspace T1 of Slack in")
        .contains("./aadsts forget slack T1 --people");
  }

  @Test
  void saysWhereItLookedInVain() {
    String said = forget("slack", "T1").out().replaceAll("\\s+", " ");

    assertThat(said).contains("T1 of Slack in " + folder.resolve("aadsts.db") + ".");
  }

  @Test
  void erasesAWorkspaceBesideARunningBot() {
    leave(ANA, CHANNEL);
    try (var running = Database.unopenedSqlite(folder).open()) {
      CommandLineRun ran = forget("slack", "T1", "--yes");

      assertThat(ran.status()).isZero();
      assertThat(ran.out())
          .containsPattern("\\n +checklists +1\\n")
          .contains("up to a minute", "remove the app first");
      assertThat(new SqlFeedback(running, clock).count()).isZero();
      assertThat(new SqlChecklists(running).countOpen()).isZero();
    }
  }

  @Test
  void takesATenantHoweverItIsWritten() {
    var place =
        new Conversation(Platform.TEAMS, TENANT.toLowerCase(Locale.ROOT), "19:g", Optional.empty());
    leave(new Person("29:1aB", "Cleo"), place);

    assertThat(forget("Teams", TENANT, "29:1aB", "--yes").out()).contains("Erased of 29:1aB");
    assertThat(forget("teams", TENANT, "--yes").out()).contains("Erased of the tenant");
    assertThat(forget("teams", TENANT).out()).contains("Nothing is kept of the tenant");
  }

  @Test
  void listsWhoIsKnown() {
    leave(new Person("U7", "Zo\u001b[2Je"), CHANNEL);
    leave(BEN, CHANNEL);

    assertThat(forget("slack", "T1", "--people").out())
        .containsPattern("Ben +U2")
        .contains("U7")
        .doesNotContain("\u001b");
    assertThat(forget("slack", "T9", "--people").out()).contains("Nobody is known there.");
  }

  @ParameterizedTest
  @CsvSource({
    "discord T1,              'Write slack or teams'",
    "slack contoso,           'such as T012ABC'",
    "slack t1,                'such as T012ABC'",
    "slack T1 ana,            './aadsts forget slack T1 --people'",
    "slack T1 ana@contoso.com,'Copy member ID'",
    "slack T1 U1 --people,    'Leave PERSON and --yes out'",
    "slack T1 --people --yes, 'Leave PERSON and --yes out'",
    "teams T1,                'Entra admin center > Overview'",
    "teams 00000000-0000-0000-0000-000000000001 ana@contoso.com, 'begins with 29:'",
    "teams 00000000-0000-0000-0000-000000000001 28:bot, 'begins with 29:'",
    "teams 00000000-0000-0000-0000-000000000001 00000000-0000-0000-0000-000000000002, --people",
    "slack,                   'WORKSPACE'"
  })
  void saysWhatToWriteInstead(String arguments, String said) {
    CommandLineRun ran = forget(arguments.split(" "));

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains(said).doesNotContain("Exception");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void fitsOnAnOrdinaryTerminal() {
    leave(ANA, CHANNEL);

    assertThat((forget("slack", "T1", "U1").out() + forget("slack", "T1", "U2").out()).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  private void leave(Person person, Conversation place) {
    try (Database database = Database.sqlite(folder)) {
      new Checklists(new SqlChecklists(database), clock)
          .start(place.inThread(person.id()), Plans.lockedOut(), person);
      new SqlFeedback(database, clock)
          .report(
              "e-" + person.id(), Plans.lockedOut().code(), place, person, person.name() + " says");
    }
  }

  private CommandLineRun forget(String... arguments) {
    var all = new String[arguments.length + 1];
    all[0] = "forget";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandLineRun.run(
        "", Map.of("AADSTS_DATA_DIR", folder.toString(), "COLUMNS", "80"), all);
  }
}
