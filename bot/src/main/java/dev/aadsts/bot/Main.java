package dev.aadsts.bot;

import dev.aadsts.bot.cli.ChatCommand;
import dev.aadsts.bot.cli.ConsoleChat;
import dev.aadsts.bot.cli.DoctorCommand;
import dev.aadsts.bot.cli.ExplainCommand;
import dev.aadsts.bot.cli.FeedbackCommand;
import dev.aadsts.bot.cli.ForgetCommand;
import dev.aadsts.bot.cli.KbCommand;
import dev.aadsts.bot.cli.SearchCommand;
import dev.aadsts.bot.cli.Terminal;
import dev.aadsts.bot.cli.TtyKeyboard;
import dev.aadsts.bot.config.Config;
import dev.aadsts.bot.config.Config.InvalidConfigException;
import dev.aadsts.bot.config.ConfigFile;
import dev.aadsts.bot.config.StartException;
import dev.aadsts.bot.feedback.Report;
import dev.aadsts.bot.preview.PreviewPage;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlFeedback;
import dev.aadsts.kb.KnowledgeBase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code ./aadsts}: the one door to everything. Puts the parts together by hand. */
@Command(
    name = "aadsts",
    description = "Answers sign-in errors of Microsoft Entra ID. Without a command: serve.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Main implements Callable<Integer> {
  private static final Pattern AN_ERROR =
      Pattern.compile("^(?:AADSTS)?\\s?\\d{4,}|AADSTS\\d", Pattern.CASE_INSENSITIVE);

  private static final Set<String> HELP = Set.of("--help", "-h");

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "A file of KEY=value lines; the environment wins over it.")
  private Optional<Path> configFile = Optional.empty();

  private Main(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Runs a command; exit status 0 is fine, 1 findings, 2 wrong usage or configuration. */
  public static void main(String[] args) {
    LogSetup.quietLucene();
    Map<String, String> environment = System.getenv();
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var terminal =
        Terminal.of(
            in, System.out, System.err, Boolean.getBoolean("aadsts.interactive"), environment);
    boolean isTyped = Boolean.getBoolean("aadsts.typed");
    System.exit(run(args, isTyped ? terminal.with(new TtyKeyboard(in)) : terminal, environment));
  }

  // Reading the command line takes a start as long as opening its store. Where there is nothing to
  // read, it is left out.
  private static int run(String[] args, Terminal terminal, Map<String, String> environment) {
    if (args.length > 1 || (args.length == 1 && !args[0].equals(ServeCommand.NAME))) {
      return execute(args, terminal, environment);
    }
    try {
      return new Main(terminal, environment).call();
    } catch (RuntimeException e) { // As outermost as the handler of the command line.
      return failed(terminal, e);
    }
  }

  /** Runs a command; a code or a pasted error where a command should be is explained. */
  static int execute(String[] args, Terminal terminal, Map<String, String> environment) {
    boolean error = args.length > 0 && AN_ERROR.matcher(args[0]).find();
    CommandLine commands = commandLine(terminal, environment);
    if (error) {
      return commands.execute(
          Stream.concat(Stream.of("explain"), Stream.of(args)).toArray(String[]::new));
    }
    // Help about a command is meant, wherever that is named.
    boolean help =
        args.length > 1 && HELP.contains(args[0]) && commands.getSubcommands().containsKey(args[1]);
    return help ? commands.execute(args[1], args[0]) : commands.execute(args);
  }

  /** The commands, for that terminal and environment. */
  static CommandLine commandLine(Terminal terminal, Map<String, String> environment) {
    var main = new Main(terminal, environment);
    var commands = new CommandLine(main);
    commands.addSubcommand(new ServeCommand(terminal, main::config));
    commands.addSubcommand(new ExplainCommand(terminal, main::knowledge));
    commands.addSubcommand(new SearchCommand(terminal, main::knowledge));
    commands.addSubcommand(new ChatCommand(terminal, main::openChat));
    commands.addSubcommand(
        new KbCommand(
            terminal,
            Path.of(home()),
            main::houseRules,
            (kb, article) -> new PreviewPage(kb).of(article)));
    commands.addSubcommand(new TeamsPackageCommand(terminal, main::settings));
    commands.addSubcommand(new FeedbackCommand(terminal, main::reports));
    commands.addSubcommand(
        new ForgetCommand(
            terminal,
            new StoredErasure(main::config, Clock.systemUTC()),
            () -> main.config().store()));
    commands.addSubcommand(new RehearseCommand(terminal));
    commands.addSubcommand(
        new DoctorCommand(
            terminal,
            () ->
                new Doctor(Clock.systemUTC(), () -> main.settings().containsKey("TEAMS_DEV_MODE"))
                    .examine(main::config)));
    commands.addSubcommand(new CommandLine.HelpCommand());
    commands.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setExecutionExceptionHandler((failure, command, parsed) -> failed(terminal, failure));
    return commands;
  }

  /** Without a command: serve. */
  @Override
  public Integer call() {
    return new ServeCommand(terminal, this::config).call();
  }

  // What a person can mend is said in a line; what only we can mend keeps its trace.
  private static int failed(Terminal terminal, Exception failure) {
    if (failure instanceof StartException) {
      terminal.err().println(failure.getMessage());
      return ExitCode.USAGE;
    }
    terminal.err().println("Something went wrong that should not. Please report this:");
    failure.printStackTrace(terminal.err());
    return ExitCode.SOFTWARE;
  }

  private Map<String, String> settings() {
    return ConfigFile.merge(configFile, environment);
  }

  private Config config() {
    return config(settings());
  }

  static Config config(Map<String, String> settings) {
    try {
      return Config.from(settings);
    } catch (InvalidConfigException e) {
      throw new StartException(
          "The configuration cannot be used:" + System.lineSeparator() + e.getMessage(), e);
    }
  }

  // Reads only the key it needs: a half-configured Slack must not keep anybody from an answer.
  private KnowledgeBase knowledge() {
    return knowledge(houseRules().map(HouseRulesFolder::new));
  }

  private Optional<Path> houseRules() {
    return Optional.ofNullable(settings().get("AADSTS_KB_OVERLAY")).map(Path::of);
  }

  static KnowledgeBase knowledge(Optional<HouseRulesFolder> rules) {
    return rules.map(HouseRulesFolder::knowledge).orElseGet(KnowledgeBase::bundled);
  }

  private ChatCommand.OpenChat openChat(Terminal here) {
    Config config = config();
    Core core =
        Core.open(
            config,
            knowledge(config.overlay().map(HouseRulesFolder::new)),
            config.baseUrl(),
            new SimpleMeterRegistry(),
            Clock.systemUTC());
    String user = System.getProperty("user.name", "you");
    return new ChatCommand.OpenChat() {
      @Override
      public ConsoleChat chat() {
        return new ConsoleChat(here, core.answerer(), core.presses(), user);
      }

      @Override
      public void close() {
        core.close();
      }
    };
  }

  private List<Report> reports(Instant since) {
    try (Database database = Core.database(config())) {
      return new SqlFeedback(database, Clock.systemUTC()).since(since);
    }
  }

  private static String home() {
    return System.getProperty("aadsts.home", ".");
  }
}
