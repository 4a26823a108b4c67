package dev.aadsts.bot.store;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;

import dev.aadsts.bot.address.Address;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.claim.Claim;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.inbox.EventRows.Mark;
import dev.aadsts.bot.delivery.inbox.EventRows.Row;
import dev.aadsts.bot.delivery.inbox.RecordedBytes;
import dev.aadsts.bot.installation.Installation;
import dev.aadsts.bot.installation.Tokens;
import dev.aadsts.bot.secret.EncryptionKeys;
import dev.aadsts.bot.secret.Seal;
import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.settings.SettingsChange;
import dev.aadsts.bot.sighting.Sighting;
import dev.aadsts.bot.sighting.SightingStore.Day;
import dev.aadsts.bot.sighting.Trouble;
import dev.aadsts.bot.slack.event.Received;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.kb.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Workspaces in which Ana and Ben have left something of every kind, by the bot's own ways. */
final class ErasureWorld {
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private final Database database;
  private final MutableClock clock;

  ErasureWorld(Database database, MutableClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Fills a workspace.
   *
   * @param letter of the ids of its checklists
   */
  void fill(Platform platform, String workspace, String letter) {
    boolean slack = platform == Platform.SLACK;
    var place =
        new Conversation(
            platform, workspace, (slack ? "C-" : "19:") + workspace, Optional.of("1.1"));
    checklist(place, letter.repeat(16));
    var direct =
        new Conversation(platform, workspace, (slack ? "D-" : "a:") + workspace, Optional.empty());
    checklist(direct, letter.repeat(15) + "9");
    set(direct, Setting.RECEIPTS, ANA);
    new SqlFeedback(database, clock).report("r1-" + workspace, code(), place, ANA, "wrong");
    new SqlFeedback(database, clock).report("r2-" + workspace, code(), place, BEN, "outdated");
    set(place, Setting.RECEIPTS, ANA);
    set(place, Setting.ANSWERS, BEN);
    var claim = new Claim("c-" + workspace, place, clock.instant().plus(Duration.ofHours(1)));
    database.claims().claim("thing-" + workspace, claim, clock.instant());
    seen(place);
    execute(
        "INSERT INTO sightings VALUES ('%s', '%s', 50105, '', 'U1', 1)"
            .formatted(platform, workspace));
    execute("INSERT INTO cause_outcomes VALUES ('%s', 50105, 'door', 3)".formatted(workspace));
    record("e1-" + workspace, platform, said(platform, workspace, ANA), Mark.WAITS);
    record("e2-" + workspace, platform, said(platform, workspace, BEN), Mark.WAITS);
    if (slack) {
      checklist(
          new Conversation(platform, workspace, ANA.id(), Optional.empty()),
          letter.repeat(15) + "0");
      install(workspace);
      installations().belongs(workspace, "E-" + workspace);
    } else {
      for (Conversation each : List.of(place, direct)) {
        new SqlAddresses(database).put(new Address(workspace, each.channel(), "https://s", "28:b"));
      }
    }
  }

  // Ana starts it and puts Ben on it; he puts her on it and answers; she takes a note.
  private void checklist(Conversation place, String id) {
    var checklists = new SqlChecklists(database);
    Checklist list =
        checklists.open(
            new Checklist(new ChecklistId(id), place, Plans.lockedOut(), ANA, now(), List.of()));
    list = appended(list, new Command.Assign(BEN), ANA);
    list = appended(list, new Command.Assign(ANA), BEN);
    list = appended(list, new Command.Answer("door", Verdict.RULED_OUT), BEN);
    appended(list, new Command.AddNote("looked at it"), ANA);
  }

  private Checklist appended(Checklist list, Command command, Person by) {
    if (list.apply(command, by, now()) instanceof Checklist.Result.Changed(var after, var change)) {
      new SqlChecklists(database).append(after);
      return after;
    }
    throw new IllegalArgumentException(command + " is not taken");
  }

  private void set(Conversation place, Setting setting, Person by) {
    var value = Optional.of(setting == Setting.ANSWERS ? "private" : "on");
    new SqlSettings(database)
        .change(
            "s-" + setting + place.channel(),
            place,
            new SettingsChange(Scope.CHANNEL, setting, value, by, now()));
  }

  private void seen(Conversation place) {
    Trouble trouble = Trouble.in(place, code(), "app");
    new SqlSightings(database)
        .add(
            List.of(new Sighting(trouble, ANA.id(), now()), new Sighting(trouble, BEN.id(), now())),
            Map.of(new Day(Trouble.in(place, code(), ""), 20_000), 2));
  }

  /** Keeps an installation of the Slack app. */
  void install(String owner) {
    installations()
        .keep(
            new Installation(
                owner, "Contoso", "B1", "aadsts", List.of(), Tokens.lasting("xoxb-1"), now()));
  }

  SqlInstallations installations() {
    var secrets = new SqlSecrets(database, new Seal(EncryptionKeys.parse(KEY)), clock);
    return new SqlInstallations(database, secrets, clock);
  }

  /** Puts an event in the queue, due in a minute. */
  void record(String id, Platform platform, String payload, Mark mark) {
    String edge = platform == Platform.SLACK ? "slack" : "teams";
    byte[] data = RecordedBytes.of(new Event(id, edge, payload));
    boolean added =
        database
            .eventRows()
            .add(new Row(id, data, clock.instant().plus(Duration.ofMinutes(1)), mark))
            .join();
    if (!added) {
      throw new IllegalStateException(id + " is there already");
    }
  }

  /** What the edge would record of somebody's message. */
  static String said(Platform platform, String workspace, Person by) {
    Optional<String> none = Optional.empty();
    if (platform == Platform.SLACK) {
      return new Received.Post(workspace, "C1", "1.1", none, false, false, by, "50105").encode();
    }
    var place = new Place("https://s", workspace, Place.Kind.GROUP, "19:g", none, "28:b");
    return new dev.aadsts.bot.teams.activity.Received.Said(
            place, by, Addressing.MENTION, "50105", none)
        .encode();
  }

  private void execute(String sql) {
    database.queries().useHandle(handle -> handle.execute(sql));
  }

  private Instant now() {
    return clock.instant();
  }

  private static ErrorCode code() {
    return Plans.lockedOut().code();
  }
}
