package dev.aadsts.bot;

import dev.aadsts.bot.answer.Answerer;
import dev.aadsts.bot.answer.Experience;
import dev.aadsts.bot.answer.Explanation;
import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.answer.Responders;
import dev.aadsts.bot.answer.context.AnswerContext;
import dev.aadsts.bot.checklist.ChecklistStore;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.checklist.RememberedFindings;
import dev.aadsts.bot.claim.Claims;
import dev.aadsts.bot.config.Config;
import dev.aadsts.bot.config.StartException;
import dev.aadsts.bot.delivery.DeadLetters;
import dev.aadsts.bot.delivery.outbox.Receipts;
import dev.aadsts.bot.metrics.LookupMetrics;
import dev.aadsts.bot.metrics.MeteredChecklists;
import dev.aadsts.bot.secret.Seal;
import dev.aadsts.bot.secret.Secrets;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.sighting.Sightings;
import dev.aadsts.bot.slack.install.Registry;
import dev.aadsts.bot.slack.workspace.SlackLinks;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlChecklists;
import dev.aadsts.bot.store.SqlDeadLetters;
import dev.aadsts.bot.store.SqlFeedback;
import dev.aadsts.bot.store.SqlInstallations;
import dev.aadsts.bot.store.SqlReceipts;
import dev.aadsts.bot.store.SqlSecrets;
import dev.aadsts.bot.store.SqlSettings;
import dev.aadsts.bot.store.SqlSightings;
import dev.aadsts.bot.store.UnusableDatabaseException;
import dev.aadsts.bot.teams.TeamsLinks;
import dev.aadsts.bot.teams.setup.TeamsCloud;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import dev.aadsts.kb.KnowledgeBase;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What every way to talk with the bot shares: the store, and those who decide what to say. */
record Core(
    KnowledgeBase kb,
    Database database,
    ChecklistStore store,
    Receipts receipts,
    DeadLetters deadLetters,
    SqlFeedback feedback,
    Claims claims,
    Sightings sightings,
    Links links,
    Optional<Secrets> secrets,
    Optional<Registry> registry,
    Answerer answerer,
    Presses presses)
    implements AutoCloseable {
  // How long it is known how often codes were met.
  private static final Duration COUNTS = Duration.ofDays(30);

  /**
   * Opens the store as a guest, for a command beside the bot, and puts the parts together.
   *
   * @param baseUrl where the web pages are reached, for links in replies
   */
  static Core open(
      Config config, KnowledgeBase kb, Optional<URI> baseUrl, MeterRegistry meters, Clock clock) {
    return of(config, kb, database(config), baseUrl, meters, clock);
  }

  /**
   * Puts the parts together.
   *
   * @param database may still be opened meanwhile
   */
  static Core of(
      Config config,
      KnowledgeBase kb,
      Database database,
      Optional<URI> baseUrl,
      MeterRegistry meters,
      Clock clock) {
    var store =
        new RememberedFindings(new MeteredChecklists(new SqlChecklists(database), meters), clock);
    var feedback = new SqlFeedback(database, clock);
    Links links = links(config);
    AnswerContext context = context(config, database, links, meters, clock);
    var responders =
        Responders.of(
            kb,
            new Explanation(kb, baseUrl),
            new Checklists(store, clock),
            Experience.of(store),
            feedback,
            context);
    Optional<Seal> seal = config.encryption().map(Seal::new);
    Optional<SqlSecrets> secrets = seal.map(key -> new SqlSecrets(database, key, clock));
    return new Core(
        kb,
        database,
        store,
        new SqlReceipts(database),
        new SqlDeadLetters(database),
        feedback,
        context.claims(),
        context.sightings(),
        links,
        secrets.map(Secrets.class::cast),
        registry(seal, secrets.map(kept -> new SqlInstallations(database, kept, clock)), config),
        responders.answerer(),
        responders.presses());
  }

  private static Optional<Registry> registry(
      Optional<Seal> seal, Optional<SqlInstallations> installations, Config config) {
    return installations.map(store -> new Registry(store, seal.orElseThrow(), config.baseUrl()));
  }

  private static Links links(Config config) {
    TeamsCloud cloud = config.teams().map(TeamsSettings::cloud).orElse(TeamsCloud.PUBLIC);
    return new Links(new SlackLinks(), new TeamsLinks(cloud));
  }

  private static AnswerContext context(
      Config config, Database database, Links links, MeterRegistry meters, Clock clock) {
    return new AnswerContext(
        new SettingsBook(new SqlSettings(database), config.settings(), clock),
        database.claims(),
        new Sightings(new SqlSightings(database), config.sameIncident(), clock),
        links,
        new LookupMetrics(meters),
        clock);
  }

  /**
   * Opens the configured database.
   *
   * @throws StartException if it cannot be opened
   */
  static Database database(Config config) {
    try {
      return unopened(config).openAsGuest();
    } catch (UnusableDatabaseException e) {
      throw StartException.because(e);
    }
  }

  /**
   * The configured database, to be opened.
   *
   * @throws StartException if it cannot be
   */
  static Database unopened(Config config) {
    try {
      return config
          .database()
          .map(Database::unopenedPostgres)
          .orElseGet(() -> Database.unopenedSqlite(config.dataDir()));
    } catch (UnusableDatabaseException e) {
      throw StartException.because(e);
    }
  }

  /**
   * Forgets who reported or set something before that moment, and what readers of the site said;
   * says how often that was.
   */
  int forgetPeopleBefore(Instant moment) {
    return feedback.forgetBefore(moment) + new SqlSettings(database).forgetBefore(moment);
  }

  /**
   * Forgets what loses its meaning with time, whatever the retention: who came first, who met what,
   * how often; says how much that was.
   */
  int forgetPassed(Instant now) {
    return claims.deleteBefore(now)
        + sightings.forget()
        + sightings.deleteCountsBefore(now.minus(COUNTS));
  }

  @Override
  public void close() {
    database.close();
  }
}
