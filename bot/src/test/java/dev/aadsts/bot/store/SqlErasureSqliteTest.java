package dev.aadsts.bot.store;

import static dev.aadsts.bot.testkit.People.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.erasure.Subject;
import dev.aadsts.bot.testkit.Rows;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlErasureSqliteTest extends SqlErasureContract {
  private final Path folder;

  SqlErasureSqliteTest(@TempDir Path folder) {
    super(Database.sqlite(folder), true);
    this.folder = folder;
  }

  @Test
  void leavesNothingInTheBytesOfTheFile() {
    assertThat(Rows.bytes(folder)).contains(ANA.name());

    for (String workspace : new String[] {"T1", "T2"}) {
      erasure().erase(Subject.workspace(Platform.SLACK, workspace).person(ANA.id()));
    }
    erasure().erase(Subject.workspace(Platform.TEAMS, "N1"));
    erasure().erase(Subject.workspace(Platform.TEAMS, "N2"));
    database().wipeDeleted();

    assertThat(Rows.bytes(folder)).doesNotContain(ANA.name(), "outdated-N1", "r1-N2");
  }
}
