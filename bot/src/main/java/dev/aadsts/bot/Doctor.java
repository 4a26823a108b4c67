package dev.aadsts.bot;

import dev.aadsts.bot.cli.DoctorCommand.Finding;
import dev.aadsts.bot.cli.DoctorCommand.State;
import dev.aadsts.bot.config.Config;
import dev.aadsts.bot.config.StartException;
import dev.aadsts.bot.delivery.DeadLetter;
import dev.aadsts.bot.delivery.DeadLetters;
import dev.aadsts.bot.health.Remark;
import dev.aadsts.bot.reply.VisibleText;
import dev.aadsts.bot.store.SqlFeedback;
import dev.aadsts.bot.teams.checkup.TeamsCheckup;
import dev.aadsts.kb.KnowledgeBase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks at an installation, and says of each part whether it works and what to do if not. */
final class Doctor {
  private static final int RECOMMENDED_JAVA = 25;
  private static final int DEAD_SHOWN = 3;
  private static final int REPORTS_SHOWN = 3;
  private static final int REPORT_SHOWN = 100;

  private final Clock clock;
  private final BooleanSupplier asksForDevMode;

  /**
   * @param asksForDevMode whether somebody set development mode of Teams; asked where it is on
   */
  Doctor(Clock clock, BooleanSupplier asksForDevMode) {
    this.clock = clock;
    this.asksForDevMode = asksForDevMode;
  }

  /** Everything that was looked at, in the order to mend it. */
  List<Finding> examine(Supplier<Config> configuration) {
    var findings = new ArrayList<Finding>();
    findings.add(java());
    Config config;
    try {
      config = configuration.get();
    } catch (StartException e) {
      findings.add(new Finding("configuration", State.BROKEN, e.getMessage()));
      return findings;
    }
    findings.add(new Finding("configuration", State.FINE, "complete"));
    findings.add(knowledge(config));
    findings.addAll(storeAndPlatforms(config));
    config
        .teams()
        .map(
            teams ->
                new TeamsCheckup(clock, Path.of(""), asksForDevMode)
                    .examine(teams, config.baseUrl()))
        .ifPresent(remarks -> remarks.forEach(remark -> findings.add(platform(remark))));
    findings.add(encryption(config));
    findings.add(port(config));
    findings.add(baseUrl(config));
    return findings;
  }

  private static Finding java() {
    int version = Runtime.version().feature();
    return version >= RECOMMENDED_JAVA
        ? new Finding("java", State.FINE, Runtime.version().toString())
        : new Finding(
            "java", State.NOTE, version + " works; " + RECOMMENDED_JAVA + " starts faster");
  }

  private static Finding knowledge(Config config) {
    try {
      int articles = Main.knowledge(config.overlay().map(HouseRulesFolder::new)).size();
      String house = config.overlay().map(folder -> ", house rules from " + folder).orElse("");
      return new Finding("knowledge base", State.FINE, articles + " articles" + house);
    } catch (StartException e) {
      return new Finding("knowledge base", State.BROKEN, e.getMessage());
    }
  }

  private List<Finding> storeAndPlatforms(Config config) {
    var unwatched = new SimpleMeterRegistry();
    try (Core core =
            Core.open(config, KnowledgeBase.bundled(), Optional.empty(), unwatched, clock);
        Edges edges = Edges.of(config, core, unwatched, clock)) {
      var findings = new ArrayList<Finding>();
      findings.add(new Finding("store", State.FINE, config.store()));
      findings.add(feedback(core.feedback()));
      findings.add(deadLetters(core.deadLetters()));
      edges.examine(config.baseUrl()).forEach(remark -> findings.add(platform(remark)));
      return findings;
    } catch (StartException e) {
      return List.of(new Finding("store", State.BROKEN, e.getMessage()));
    }
  }

  private static Finding feedback(SqlFeedback feedback) {
    int reports = feedback.count();
    if (reports == 0) {
      return new Finding("feedback", State.FINE, "no reports of wrong or outdated articles");
    }
    String newest =
        feedback.newestWithWords(REPORTS_SHOWN).stream()
            .map(report -> report.code() + ": " + firstLine(report.words()))
            .collect(Collectors.joining("; "));
    return new Finding(
        "feedback",
        State.NOTE,
        reports
            + " reports of wrong or outdated articles; ./aadsts feedback lists them"
            + (newest.isEmpty() ? "" : ". Newest: " + newest));
  }

  private static String firstLine(String words) {
    String line = VisibleText.of(words).lines().findFirst().orElse("");
    return line.length() > REPORT_SHOWN ? line.substring(0, REPORT_SHOWN) + "..." : line;
  }

  private static Finding deadLetters(DeadLetters letters) {
    int count = letters.count();
    if (count == 0) {
      return new Finding("dead letters", State.FINE, "none: every event was handled");
    }
    return new Finding(
        "dead letters",
        State.NOTE,
        count
            + " events given up; look the incidents up in the log: "
            + letters.newest(DEAD_SHOWN).stream()
                .map(Doctor::letter)
                .collect(Collectors.joining(", "))
            + (count > DEAD_SHOWN ? ", ..." : ""));
  }

  private static String letter(DeadLetter letter) {
    return "%s (%s, %s)"
        .formatted(
            letter.incident(), letter.reason(), letter.diedAt().truncatedTo(ChronoUnit.SECONDS));
  }

  private static Finding platform(Remark remark) {
    State state =
        switch (remark.grade()) {
          case FINE -> State.FINE;
          case NOTE -> State.NOTE;
          case BROKEN -> State.BROKEN;
        };
    return new Finding(remark.what(), state, remark.words());
  }

  private static Finding encryption(Config config) {
    return config
        .encryption()
        .map(
            keys ->
                new Finding(
                    "encryption",
                    State.FINE,
                    keys.size() == 1
                        ? "a key is set"
                        : keys.size() + " keys are set; the first one encrypts"))
        .orElseGet(
            () ->
                new Finding(
                    "encryption",
                    State.NOTE,
                    "AADSTS_ENCRYPTION_KEY is not set, so no secret can be stored; one workspace"
                        + " or tenant needs none"));
  }

  private static Finding port(Config config) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(config.bind()), config.port()));
      return new Finding("port", State.FINE, config.bind() + ":" + config.port() + " is free");
    } catch (IOException e) {
      return new Finding(
          "port",
          State.NOTE,
          config.bind()
              + ":"
              + config.port()
              + " is taken: by a running bot, or set PORT to another");
    }
  }

  private static Finding baseUrl(Config config) {
    return config
        .baseUrl()
        .map(
            url ->
                url.getScheme().equals("https")
                    ? new Finding("base url", State.FINE, url.toString())
                    : new Finding(
                        "base url", State.NOTE, url + " is not https; Slack and Teams need that"))
        .orElseGet(
            () ->
                new Finding(
                    "base url",
                    State.NOTE,
                    "AADSTS_BASE_URL is not set, so replies cannot link to the full guides"));
  }
}
