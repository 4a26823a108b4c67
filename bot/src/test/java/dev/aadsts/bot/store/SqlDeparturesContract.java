package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.address.Address;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.erasure.Kept;
import dev.aadsts.bot.erasure.Subject;
import dev.aadsts.bot.testkit.MutableClock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What runs out where the app was removed, whichever the database. */
abstract class SqlDeparturesContract {
  private static final Duration RETENTION = Duration.ofDays(30);

  private final Database database;
  private final MutableClock clock = MutableClock.atNoon();
  private final ErasureWorld world;

  SqlDeparturesContract(Database database) {
    this.database = database;
    this.world = new ErasureWorld(database, clock);
  }

  @BeforeEach
  void fill() {
    world.fill(Platform.SLACK, "T1", "a");
    world.fill(Platform.SLACK, "T2", "b");
    world.fill(Platform.TEAMS, "N1", "c");
    world.fill(Platform.TEAMS, "N2", "d");
    assertThat(tidied()).isZero(); // All of them are back, whenever they had left.
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void eraseAWorkspaceOnceTheRetentionIsOver() {
    world.installations().remove("T1", clock.instant());

    clock.advance(RETENTION);
    assertThat(tidied()).isZero();
    assertThat(left()).containsExactlyInAnyOrder("T1", "T2", "N1", "N2");

    clock.advance(Duration.ofMillis(1));
    assertThat(tidied()).isEqualTo(1);
    assertThat(left()).containsExactlyInAnyOrder("T2", "N1", "N2");
    assertThat(tidied()).isZero();
  }

  @Test
  void leaveWhoInstalledItAgain() {
    world.installations().remove("T1", clock.instant());
    clock.advance(Duration.ofDays(29));
    world.install("T1");
    clock.advance(RETENTION);

    assertThat(tidied()).isZero();
    assertThat(left()).contains("T1");
  }

  @Test
  void eraseTheWorkspacesOfAnOrganisationThatDoNotHaveTheirOwn() {
    world.install("E9");
    world.installations().belongs("T1", "E9");
    world.installations().belongs("T2", "E9");
    world.installations().remove("T1", clock.instant());
    clock.advance(Duration.ofDays(29));
    world.installations().remove("E9", clock.instant());

    clock.advance(RETENTION);
    assertThat(tidied()).isZero(); // T1 had that of the organisation until then.
    clock.advance(Duration.ofMillis(1));

    assertThat(tidied()).isEqualTo(2); // The organisation is one.
    assertThat(left()).containsExactlyInAnyOrder("T2", "N1", "N2");
  }

  @Test
  void leaveAWorkspaceThatTheOrganisationHasItFor() {
    world.install("E9");
    world.installations().belongs("T1", "E9");
    world.installations().remove("T1", clock.instant());

    clock.advance(RETENTION.plusMillis(1));

    assertThat(tidied()).isZero();
    assertThat(left()).contains("T1");
  }

  @Test
  void eraseATenantWithoutAConversation() {
    world.addresses().remove("N1", "C-N1");

    clock.advance(RETENTION.plusMillis(1));

    assertThat(tidied()).isEqualTo(1);
    assertThat(left()).containsExactlyInAnyOrder("T1", "T2", "N2");
  }

  @Test
  void leaveATenantWithAnotherConversation() {
    var other = new Address("N1", "19:x", "https://s", "28:b", Optional.of("team"));
    world.addresses().put(other);
    world.addresses().remove("N1", "C-N1");
    assertThat(noted("N1")).isZero();
    clock.advance(RETENTION.plusMillis(1));
    assertThat(tidied()).isZero();

    world.addresses().removeTeam("N1", "team");
    clock.advance(RETENTION.plusMillis(1));

    assertThat(tidied()).isEqualTo(1);
    assertThat(left()).doesNotContain("N1");
  }

  @Test
  void leaveATenantThatWasHeardOfSince() {
    world.addresses().remove("N1", "C-N1");
    clock.advance(Duration.ofDays(2));
    world.meet(Platform.TEAMS, "N1");
    clock.advance(RETENTION);

    assertThat(tidied()).isZero();
    assertThat(left()).contains("N1");
  }

  private int tidied() {
    return new SqlDepartures(database, new SqlErasure(database, clock))
        .eraseBefore(clock.instant().minus(RETENTION));
  }

  private int noted(String tenant) {
    return new SqlErasure(database, clock)
        .find(Subject.workspace(Platform.TEAMS, tenant))
        .of(Kept.DEPARTURES);
  }

  // In which workspaces something is set.
  private Set<String> left() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                Set.copyOf(
                    handle
                        .createQuery("SELECT DISTINCT workspace FROM settings")
                        .mapTo(String.class)
                        .list()));
  }
}
