package dev.aadsts.bot.answer.context;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.settings.Overview;
import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.settings.SettingsChange;
import dev.aadsts.kb.fill.RichText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what is set in a place, and sets it. Safe for use by many threads. */
public final class SettingsTalk {
  private static final Pattern WORD = Pattern.compile("\\p{L}{1,20}");

  private final SettingsBook book;

  public SettingsTalk(SettingsBook book) {
    this.book = book;
  }

  public Overview overview(Conversation place) {
    return book.overview(place);
  }

  /** What is set where that was asked, with a button to change it for whoever may. */
  public Reply show(IncomingMessage asked) {
    return show(asked.conversation(), asked.sender());
  }

  /** What is set in that place, with a button to change it if the asker may. */
  public Reply show(Conversation place, Person asker) {
    if (!place.platform().hasChannels()) {
      return nothingToSet();
    }
    var parts = new ArrayList<Part>();
    parts.add(new Part.Title("Settings here"));
    parts.addAll(standing(overview(place), asker));
    return reply("Settings here.", parts);
  }

  /**
   * Tells somebody that there is no such setting or value, and shows what is set; changes nothing.
   *
   * @param setting the one that they named, if it is one
   * @param word what is no value of it or, without one, no name of a setting; may be empty
   */
  public Reply misread(IncomingMessage asked, Optional<Setting> setting, String word) {
    if (!asked.conversation().platform().hasChannels()) {
      return nothingToSet();
    }
    Optional<String> echo =
        Optional.of(word).filter(SettingsTalk::isHarmless).map(SettingsTalk::quoted);
    String summary =
        setting
                .map(
                    known ->
                        "%s can be %s%s"
                            .formatted(
                                known.key(),
                                known.choices(),
                                echo.map(it -> ", not " + it).orElse("")))
                .orElseGet(
                    () ->
                        "I know no setting %s, only %s"
                            .formatted(echo.orElse("of that name"), names()))
            + ". Nothing was changed.";
    Reply settings = show(asked);
    return reply(
        summary,
        Stream.concat(
                Stream.of(new Part.Prose(plain(summary))), settings.root().parts().stream().skip(1))
            .toList());
  }

  /** What people have set in that place, in a line, and how to see more. */
  public Part inShort(Conversation place) {
    String set =
        overview(place).entries().stream()
            .filter(entry -> entry.last().isPresent())
            .map(entry -> entry.setting().label() + ": " + entry.setting().labelOf(entry.value()))
            .collect(Collectors.joining("; "));
    return new Part.Notice(
        Part.Tone.QUIET,
        new RichText(
            List.of(
                new RichText.Plain(
                    set.isEmpty() ? "Nothing is set here. " : "Set here: " + set + ". "),
                new RichText.Code(place.usually().call() + "settings"),
                new RichText.Plain(" shows and changes it."))));
  }

  /** Sets that where it was asked, as far as it is theirs to set, and says what has changed. */
  public Reply change(IncomingMessage asked, Scope scope, Setting setting, String value) {
    return change(
        asked.eventId(), asked.conversation(), scope, Map.of(setting, value), asked.sender());
  }

  /** Sets those values in that place, as far as that person may, and says what has changed. */
  public Reply change(
      String eventId, Conversation place, Scope scope, Map<Setting, String> values, Person by) {
    if (!place.platform().hasChannels() || scope == Scope.INSTALLATION) {
      return nothingToSet();
    }
    if (by.external()) {
      return refusal(place);
    }
    List<SettingsChange> changes = book.change(eventId, place, scope, values, by);
    Overview now = overview(place);
    var parts = new ArrayList<Part>();
    String summary =
        changes.isEmpty()
            ? "Nothing to change: it is set like that already."
            : "Changed %s. %s."
                .formatted(
                    scope == Scope.CHANNEL ? "for this " + place.noun() : "everywhere",
                    changes.stream().map(SettingsTalk::changed).collect(Collectors.joining("; ")));
    parts.add(new Part.Prose(plain(summary)));
    parts.addAll(needed(changes, now));
    parts.addAll(standing(now, by));
    return reply(summary, parts);
  }

  private static String changed(SettingsChange change) {
    String value = change.value().map(change.setting()::labelOf).orElse("as it is set further up");
    return change.setting().label() + ": " + value;
  }

  // What is granted is for the platform to know: whoever turns something on is told in any case.
  private static List<Part.Notice> needed(List<SettingsChange> changes, Overview now) {
    return changes.stream()
        .map(SettingsChange::setting)
        .filter(now.settings()::isOn)
        .flatMap(setting -> setting.needs(now.place().platform()).stream())
        .map(words -> new Part.Notice(Part.Tone.QUIET, plain(words)))
        .toList();
  }

  private static List<Part> standing(Overview overview, Person asker) {
    var facts =
        new Part.Facts(
            overview.entries().stream()
                .map(
                    entry ->
                        new Part.Fact(
                            "%s (%s)".formatted(entry.setting().label(), entry.setting().key()),
                            described(overview, entry),
                            false,
                            entry.last().map(SettingsChange::by)))
                .toList());
    if (asker.external()) {
      return List.of(facts);
    }
    String call = overview.place().usually().call();
    return List.of(
        facts,
        new Part.Choices(List.of(Button.of("Change settings", new Intent.EditSettings())), true),
        new Part.Notice(
            Part.Tone.QUIET,
            new RichText(
                List.of(
                    new RichText.Plain("Or type "),
                    new RichText.Code(call + "settings autodetect on"),
                    new RichText.Plain(" for this " + overview.place().noun() + ", "),
                    new RichText.Code(call + "settings everywhere answers private"),
                    new RichText.Plain(" for everywhere; "),
                    new RichText.Code(Setting.INHERIT),
                    new RichText.Plain(" takes one back.")))));
  }

  private static String described(Overview overview, Overview.Entry entry) {
    String value = entry.setting().labelOf(entry.value());
    return entry
        .last()
        .map(
            last ->
                "%s (%s, set by %s on %s)"
                    .formatted(
                        value,
                        overview.reach(entry),
                        last.by().name(),
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                            .withLocale(overview.settings().language())
                            .format(last.at().atOffset(ZoneOffset.UTC))))
        .orElseGet(() -> "%s (%s)".formatted(value, overview.reach(entry)));
  }

  private static String names() {
    List<String> keys = Arrays.stream(Setting.values()).map(Setting::key).toList();
    return String.join(", ", keys.subList(0, keys.size() - 1)) + " and " + keys.getLast();
  }

  // What looks like a word; anything else may be a name or a secret.
  private static boolean isHarmless(String word) {
    return WORD.matcher(word).matches();
  }

  private static String quoted(String word) {
    return "\u201c" + word + "\u201d";
  }

  private static Reply refusal(Conversation place) {
    String text =
        "Only people of the company that runs me change what is set here, and by what "
            + (place.platform() == Platform.SLACK
                ? "Slack says you are of another. If you are not, use the command: /aadsts settings"
                : "Teams says you are of another")
            + ". Nothing was changed.";
    return reply(text, List.of(new Part.Prose(plain(text)))).to(Audience.ASKER);
  }

  private static Reply nothingToSet() {
    String text =
        "There is nothing to set here: settings belong to channels and chats of Slack and Teams.";
    return reply(text, List.of(new Part.Prose(plain(text))));
  }

  private static Reply reply(String summary, List<Part> parts) {
    return new Reply(new Message(summary, parts), List.of(), Audience.EVERYONE);
  }
}
