package dev.aadsts.bot;

import dev.aadsts.bot.cli.Terminal;
import dev.aadsts.bot.config.StartException;
import dev.aadsts.bot.teams.manifest.AppPackage;
import dev.aadsts.bot.teams.manifest.AppPackage.Variant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./aadsts teams-package}: the zip to upload to Microsoft Teams. */
@Command(
    name = "teams-package",
    description = "Make the app package for Microsoft Teams, checked against the published schema.",
    mixinStandardHelpOptions = true)
final class TeamsPackageCommand implements Callable<Integer> {
  private static final int FINDINGS = 1;

  private final Terminal terminal;
  private final Supplier<Map<String, String>> keys;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--app-id",
      paramLabel = "GUID",
      description =
          "Application (client) ID of the Azure Bot (default: MICROSOFT_APP_ID, where it is set).")
  private @Nullable String appId;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description =
          "Where this installation is reached (default: AADSTS_BASE_URL, where it is set).")
  private @Nullable URI baseUrl;

  @Option(
      names = "--autodetect",
      description =
          "Let the app receive every message of its teams and chats, to answer unasked where a"
              + " channel switches that on. Their owners consent to that on installation.")
  private boolean autodetect;

  @Option(
      names = "--number",
      paramLabel = "1.2.0",
      description =
          "Number of the package (default: that of the manifest); higher than the one that it"
              + " replaces in Teams.")
  private @Nullable String number;

  @Option(
      names = "--out",
      defaultValue = AppPackage.ZIP,
      paramLabel = "FILE",
      description = "The zip to write (default: ${DEFAULT-VALUE}).")
  private Path zip = Path.of(AppPackage.ZIP);

  /**
   * @param keys of the configuration, once the command line has been read
   */
  TeamsPackageCommand(Terminal terminal, Supplier<Map<String, String>> keys) {
    this.terminal = terminal;
    this.keys = keys;
  }

  /**
   * Makes the package.
   *
   * @return 0 if it was written, 1 if the schema finds something wrong with its manifest
   */
  @Override
  public Integer call() {
    AppPackage made;
    try {
      var variant = autodetect ? Variant.AUTODETECT : Variant.ON_REQUEST;
      String id = given(appId, "--app-id", "MICROSOFT_APP_ID");
      String base =
          given(baseUrl == null ? null : baseUrl.toString(), "--base-url", "AADSTS_BASE_URL");
      var plain = new AppPackage(id, URI.create(base), variant);
      made = number == null ? plain : plain.numbered(number);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    List<String> findings = made.findings();
    if (!findings.isEmpty()) {
      findings.forEach(finding -> terminal.err().println("manifest.json: " + finding));
      return FINDINGS;
    }
    try {
      made.write(zip);
    } catch (IOException e) {
      throw new StartException(
          "Cannot write %s: %s. Name a file in a folder that can be written with --out"
              .formatted(zip, e.getMessage()),
          e);
    }
    terminal
        .out()
        .println(
            zip
                + " is ready: upload it in Teams > Apps > Manage your apps, or have an"
                + " administrator add it in the Teams admin center > Teams apps > Manage apps.");
    return ExitCode.OK;
  }

  private String given(@Nullable String option, String name, String key) {
    String value = option == null ? keys.get().get(key) : option;
    if (value == null) {
      throw new IllegalArgumentException("Give " + name + ", or set " + key);
    }
    return value;
  }
}
