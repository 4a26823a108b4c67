package dev.aadsts.bot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.testkit.CapturedLogs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside other processes, each a JVM of its own. */
final class InstanceLockTest {
  @TempDir Path folder;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void refusesAfterSoManyTriesAndSaysWhoHasTheDatabaseAndWhatToDo() throws Exception {
    Process other = holder();
    var pauses = new ArrayList<Integer>();
    try (var lock = new InstanceLock(folder, 5, () -> pauses.add(1))) {
      assertThatThrownBy(lock::take)
          .isInstanceOf(UnusableDatabaseException.class)
          .hasMessageContaining(folder + " is in use by process " + other.pid())
          .hasMessageContaining("Stop")
          .hasMessageContaining("AADSTS_DATA_DIR")
          .hasMessageContaining("DATABASE_URL");
    }
    assertThat(pauses).hasSize(5);
  }

  @Test
  void isTakenOnceTheOtherIsKilledAndSaysOnceThatItWaits() throws Exception {
    Process other = holder();
    try (var logs = new CapturedLogs();
        var lock = new InstanceLock(folder, 5, () -> kill(other))) {
      lock.take();

      assertThat(logs.lines())
          .singleElement()
          .asString()
          .contains("in use by process " + other.pid(), "waiting");
      assertThat(saysAnother()).contains("in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void isTakenByTheNextProcessOnceItIsClosed() throws Exception {
    var lock = new InstanceLock(folder, 0, InstanceLockTest::noPause);
    lock.take();
    assertThat(saysAnother()).contains("in use");

    lock.close();

    assertThat(saysAnother()).isEqualTo(LockHolder.TAKEN);
  }

  @Test
  void refusesAtOnceWhatIsInUseByThisProcessAndKeepsItForWhoeverHasIt() throws Exception {
    Path otherwise = folder.resolve("..").resolve(folder.getFileName());
    try (var lock = new InstanceLock(folder, 0, InstanceLockTest::noPause)) {
      lock.take();
      try (var second = new InstanceLock(otherwise, 5, this::fail)) {
        assertThatThrownBy(second::take).hasMessageContaining("in use by this process");
      }

      assertThat(saysAnother()).contains("in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void goesOnWhereNoLockCanBeHadAndWarns() throws Exception {
    Files.createDirectory(folder.resolve(InstanceLock.FILE));

    try (var logs = new CapturedLogs();
        var lock = new InstanceLock(folder, 5, this::fail)) {
      lock.take();

      assertThat(logs.lines())
          .singleElement()
          .asString()
          .startsWith("WARN")
          .contains(folder.resolve(InstanceLock.FILE).toString(), "second");
    }
  }

  @Test
  void namesNobodyWhereTheFileHasSomethingElse() throws Exception {
    holder();
    Files.writeString(folder.resolve(InstanceLock.FILE), "\u001b[31mprocess\n");

    try (var lock = new InstanceLock(folder, 0, InstanceLockTest::noPause)) {
      assertThatThrownBy(lock::take).hasMessageContaining("in use by another process");
    }
  }

  private static void noPause() {}

  private void fail() {
    throw new AssertionError("It waits");
  }

  private static void kill(Process process) {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Process holder() throws IOException {
    Process process = start();
    assertThat(line(process)).isEqualTo(LockHolder.TAKEN);
    return process;
  }

  /** What another process says that tries to have it. */
  private String saysAnother() throws Exception {
    Process process = start();
    String said = line(process);
    kill(process);
    return said;
  }

  private static String line(Process process) throws IOException {
    // Not closed: that would end the process.
    BufferedReader out = process.inputReader(UTF_8);
    return String.valueOf(out.readLine());
  }

  private Process start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    return process;
  }
}
