package dev.aadsts.bot;

import dev.aadsts.bot.cli.Terminal;
import dev.aadsts.bot.teams.AppPackage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--app-id",
      required = true,
      paramLabel = "GUID",
      description = "Application (client) id of the Azure Bot: MICROSOFT_APP_ID.")
  private String appId = "";

  @Option(
      names = "--base-url",
      required = true,
      paramLabel = "URL",
      description = "Where this installation is reached: AADSTS_BASE_URL.")
  private URI baseUrl = URI.create("");

  @Option(
      names = "--out",
      defaultValue = "aadsts-teams.zip",
      paramLabel = "FILE",
      description = "The zip to write (default: ${DEFAULT-VALUE}).")
  private Path zip = Path.of("aadsts-teams.zip");

  TeamsPackageCommand(Terminal terminal) {
    this.terminal = terminal;
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
      made = new AppPackage(appId, baseUrl);
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
      throw new StartException("Cannot write " + zip + ": " + e.getMessage(), e);
    }
    terminal
        .out()
        .println(
            zip
                + " is ready: upload it in Teams > Apps > Manage your apps, or have an administrator"
                + " add it in the Teams admin center > Teams apps > Manage apps.");
    return ExitCode.OK;
  }
}
