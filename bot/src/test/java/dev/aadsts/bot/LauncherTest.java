package dev.aadsts.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./aadsts} in an installed distribution, with JDKs that only say which one they are. */
final class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "aadsts");
  private static final String JAVA =
      """
      #!/bin/sh
      for each; do
        case $each in -XX:AOTCacheOutput=*) echo recorded >"${each#*=}" ;; esac
      done
      echo "$0 $*"
      """;

  @TempDir private Path folder;
  private Path home;
  private Path installed;

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    installed = Files.createDirectories(folder.resolve("installed"));
    Files.createDirectories(installed.resolve("lib"));
    Files.writeString(installed.resolve("lib").resolve("aadsts-bot.jar"), "");
    Files.copy(LAUNCHER, installed.resolve("aadsts"));
  }

  @Test
  void takesTheJavaOfJavaHome() throws Exception {
    jdk(".jdks/newest", "99");
    Path wanted = jdk("wanted", "21.0.5");

    assertThat(run(Map.of("JAVA_HOME", wanted.toString())).said())
        .startsWith(wanted + "/bin/java ")
        .endsWith("dev.aadsts.bot.Main explain 50105");
  }

  @Test
  void takesTheNewestWhereThatOneIsTooOld() throws Exception {
    jdk(".jdks/older", "98.0.1");
    Path newest = jdk(".jdks/newest", "99");

    assertThat(run(Map.of("JAVA_HOME", jdk("old", "17.0.15").toString())).said())
        .startsWith(newest + "/bin/java ");
  }

  @Test
  void takesNoFolderForJavaThatHasNone() throws Exception {
    Path newest = jdk(".jdks/newest", "99");
    Files.delete(jdk(".jdks/removed", "100").resolve("bin").resolve("java"));

    assertThat(run(Map.of()).said()).startsWith(newest + "/bin/java ");
  }

  @Test
  void recordsAStartOnceForEachJava() throws Exception {
    jdk(".jdks/newest", "99");

    assertThat(run(Map.of()).warned())
        .isEqualTo("Recording a quick start, once after each build ...");
    assertThat(installed.resolve("target/start/commands-99+1.aot")).hasContent("recorded");
    assertThat(run(Map.of()))
        .satisfies(again -> assertThat(again.warned()).isEmpty())
        .satisfies(again -> assertThat(again.said()).contains("commands-99+1.aot"));
  }

  @Test
  void findsItselfBehindALink() throws Exception {
    jdk(".jdks/newest", "99");
    Path link = Files.createSymbolicLink(folder.resolve("link"), installed.resolve("aadsts"));

    assertThat(run(link, Map.of()).said()).contains("-Daadsts.home=" + installed + " ");
  }

  private record Ended(String said, String warned) {}

  private Ended run(Map<String, String> environment) throws Exception {
    return run(installed.resolve("aadsts"), environment);
  }

  private Ended run(Path launcher, Map<String, String> environment) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    var builder = new ProcessBuilder("sh", launcher.toString(), "explain", "50105");
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", home.toString()));
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).describedAs(Files.readString(err)).isZero();
    return new Ended(Files.readString(out, UTF_8).strip(), Files.readString(err, UTF_8).strip());
  }

  private Path jdk(String name, String version) throws IOException {
    Path jdk = home.resolve(name);
    Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.writeString(java, JAVA);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        jdk.resolve("release"),
        """
        IMPLEMENTOR="Nobody"
        JAVA_RUNTIME_VERSION="%1$s+1"
        JAVA_VERSION="%1$s"
        """
            .formatted(version));
    return jdk;
  }
}
