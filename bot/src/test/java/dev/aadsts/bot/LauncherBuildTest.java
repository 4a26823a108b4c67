package dev.aadsts.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When {@code ./aadsts} builds, and what it does where that fails. Java and Maven are scripts. */
final class LauncherBuildTest {
  private static final Instant BUILT = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path home;

  private record Ran(int status, String out, String err) {}

  @BeforeEach
  void lay() throws IOException {
    Files.copy(Path.of("../aadsts"), home.resolve("aadsts"));
    for (String file :
        List.of(
            "pom.xml",
            "kb/pom.xml",
            "bot/pom.xml",
            "kb/src/main/Kb.java",
            "bot/src/main/Bot.java",
            "kb/content/articles/AADSTS50105.yaml",
            "bot/target/aadsts-bot.jar")) {
      write(file, "");
    }
    write("jdk/release", "JAVA_VERSION=\"21.0.1\"\n");
    script("jdk/bin/java", "for word; do last=$word; done; echo \"answered $last\"");
    script(
        "path/mvn",
        "echo built >>builds; echo 'IllegalArgumentException: Cannot read AADSTS99.yaml: Why'; exit 1");
    try (var files = Files.walk(home)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(BUILT));
      }
    }
  }

  @Test
  void answersFromTheLastBuildAndSaysWhyWhereAnArticleCannotBeBuilt() throws Exception {
    write("kb/content/articles/AADSTS99.yaml", "code:");

    Ran ran = run("explain", "50105");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).isEqualTo("answered 50105\n");
    assertThat(ran.err())
        .contains("Cannot read AADSTS99.yaml: Why. ./aadsts kb lint says all that is missing.");
  }

  @Test
  void buildsAgainOnlyWhenTheArticlesHaveChangedSince() throws Exception {
    write("kb/content/articles/AADSTS99.yaml", "code:");
    run("explain", "50105");

    assertThat(run("explain", "50105").err()).contains("Why").doesNotContain("Building");
    assertThat(builds()).hasSize(1);

    Path article = home.resolve("kb/content/articles/AADSTS99.yaml");
    Files.setLastModifiedTime(article, FileTime.from(Instant.now().plusSeconds(60)));
    run("explain", "50105");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void buildsNothingForWhoeverWritesArticles() throws Exception {
    write("kb/content/articles/AADSTS99.yaml", "code:");

    assertThat(run("kb", "lint").err()).isEmpty();
    assertThat(run("kb", "preview", "99").out()).isEqualTo("answered 99\n");
    assertThat(builds()).isEmpty();
  }

  @Test
  void stopsWhereTheProgramCannotBeBuilt() throws Exception {
    write("bot/src/main/Bot.java", "new");

    Ran ran = run("explain", "50105");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("The build failed");
  }

  @Test
  void showsHelpOfRehearseInsteadOfRehearsing() throws Exception {
    assertThat(run("rehearse", "--help").out()).isEqualTo("answered --help\n");
  }

  private List<String> builds() throws IOException {
    Path builds = home.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
  }

  private void script(String file, String text) throws IOException {
    write(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(home.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Ran run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("sh", "./aadsts"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder
        .environment()
        .merge(
            "PATH",
            home.resolve("path").toString(),
            (old, ours) -> ours + File.pathSeparator + old);
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    int status =
        builder
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Ran(status, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }
}
