package dev.aadsts.bot.answer.context;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says how much the bot speaks in a place, and lets people change it with a press. Safe for use by
 * many threads.
 */
public final class Silence {
  private final SettingsBook book;

  public Silence(SettingsBook book) {
    this.book = book;
  }

  /**
   * To whoever wants it to be quiet, or to speak again; nobody else is bothered.
   *
   * @param quiet which of the two
   */
  public Reply in(Conversation place, Person asker, boolean quiet) {
    if (!place.platform().hasChannels()) {
      return reply("I speak only when I am asked.", List.of());
    }
    Settings settings = book.in(place);
    String here = "In this " + place.noun() + " I ";
    String summary =
        settings.autodetect()
            ? here + "answer pasted errors without being asked."
            : here + "speak only when I am asked.";
    return reply(summary, asker.external() ? List.of() : buttons(settings, quiet));
  }

  private static List<Button> buttons(Settings settings, boolean quiet) {
    var buttons = new ArrayList<Button>();
    if (settings.autodetect() == quiet) {
      buttons.add(
          quiet
              ? Button.primary("Speak only when asked", set(Setting.AUTODETECT, "off"))
              : Button.primary(
                  "Answer pasted errors automatically", set(Setting.AUTODETECT, "on")));
    }
    boolean answersPrivately = settings.answers() == Settings.Answers.PRIVATE;
    if (answersPrivately != quiet) {
      buttons.add(
          quiet
              ? Button.of("Answer only whoever asks", set(Setting.ANSWERS, "private"))
              : Button.of("Answer everybody", set(Setting.ANSWERS, "public")));
    }
    return buttons;
  }

  private static Intent set(Setting setting, String value) {
    return new Intent.SaveSettings(Scope.CHANNEL, Map.of(setting, value));
  }

  private static Reply reply(String summary, List<Button> buttons) {
    var parts = new ArrayList<Part>();
    parts.add(new Part.Prose(plain(summary)));
    if (!buttons.isEmpty()) {
      parts.add(new Part.Choices(buttons, true));
    }
    return new Reply(new Message(summary, parts), List.of(), Audience.ASKER);
  }
}
