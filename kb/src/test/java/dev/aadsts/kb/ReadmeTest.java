package dev.aadsts.kb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody will copy the example of the README: it must compile, and say what it should. */
final class ReadmeTest {
  @TempDir Path folder;

  @Test
  void showsAnExampleThatCompilesAndAnswers() throws Exception {
    Matcher example =
        Pattern.compile("```java\n(.+?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(example.find()).isTrue();
    assertThat(example.group(1).lines()).hasSize(5);

    assertThat(printedBy(example.group(1)))
        .contains("The account is not assigned to the application: An Entra administrator")
        .contains("listed under Users and groups of the enterprise application?");
  }

  private String printedBy(String lines) throws Exception {
    Path source = folder.resolve("Example.java");
    Files.writeString(
        source,
        "import dev.aadsts.kb.*; public class Example { public static void main(String[] args) {\n"
            + lines
            + "}}");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var messages = new ByteArrayOutputStream();
    int status =
        compiler.run(
            null,
            messages,
            messages,
            "-cp",
            System.getProperty("java.class.path"),
            "-proc:none",
            source.toString());
    assertThat(status).as(messages.toString(UTF_8)).isZero();
    return run();
  }

  private String run() throws Exception {
    PrintStream before = System.out;
    var printed = new ByteArrayOutputStream();
    try (var classes = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, UTF_8));
      classes
          .loadClass("Example")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8);
  }
}
