package dev.aadsts.bot.answer;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.answer.context.AnswerContexts;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.settings.InMemorySettings;
import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody gets who wants the bot to be quiet. */
final class SilenceTest {
  private static final Intent OFF =
      new Intent.SaveSettings(Scope.CHANNEL, Map.of(Setting.AUTODETECT, "off"));
  private static final Intent ON =
      new Intent.SaveSettings(Scope.CHANNEL, Map.of(Setting.AUTODETECT, "on"));
  private static final Intent PRIVATE =
      new Intent.SaveSettings(Scope.CHANNEL, Map.of(Setting.ANSWERS, "private"));

  private final MutableClock clock = MutableClock.atNoon();
  private final SettingsBook book =
      new SettingsBook(new InMemorySettings(), Settings.DEFAULT, clock);
  private final Desk desk = new Desk(Articles.kb(), AnswerContexts.of(book, clock));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop",
        "Stop!",
        "quiet",
        "be quiet please",
        "mute",
        "shut up",
        "SILENCE.",
        "/stop",
        "please stop"
      })
  void switchesOffWhatIsSaidUnaskedForThePersonOnly(String typed) {
    book.change("e", CHANNEL, Scope.CHANNEL, Map.of(Setting.AUTODETECT, "on"), ANA);

    Reply reply = ask(typed);

    assertThat(reply.audience()).isEqualTo(Audience.ASKER);
    assertThat(reply.root().summary())
        .isEqualTo("In this channel I answer pasted errors without being asked.");
    assertThat(Buttons.in(reply)).containsExactly(OFF, PRIVATE);
  }

  @Test
  void isQuietAfterThePress() {
    book.change("e", CHANNEL, Scope.CHANNEL, Map.of(Setting.AUTODETECT, "on"), ANA);

    clock.advance(Duration.ofMillis(1));
    desk.presses().press(new Press("press", CHANNEL, ANA, OFF, Optional.empty()));

    assertThat(desk.answerer().settings(CHANNEL).autodetect()).isFalse();
    assertThat(ask("stop").root().summary())
        .isEqualTo("In this channel I speak only when I am asked.");
    assertThat(Buttons.in(ask("stop"))).containsExactly(PRIVATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unmute", "resume"})
  void speaksAgain(String typed) {
    assertThat(Buttons.in(ask(typed))).containsExactly(ON);
  }

  @Test
  void offersNothingThatIsNotTheirs() {
    var guest = new Person("U9", "Guest").external(true);

    assertThat(Buttons.in(ask(CHANNEL, guest, "stop"))).isEmpty();
  }

  @Test
  void saysInATerminalThatItIsQuietAnyway() {
    var terminal = new Conversation(Platform.TERMINAL, "local", "chat", Optional.empty());

    assertThat(ask(terminal, ANA, "stop").root().summary())
        .isEqualTo("I speak only when I am asked.");
  }

  @Test
  void explainsASentenceWithACode() {
    assertThat(ask("stop 50105").root().summary()).startsWith("AADSTS50105");
    assertThat(ask("mute: AADSTS50105").root().summary()).startsWith("AADSTS50105");
  }

  private Reply ask(String text) {
    return ask(CHANNEL, ANA, text);
  }

  private Reply ask(Conversation place, Person person, String text) {
    var message = new IncomingMessage("event", place, person, text, Addressing.MENTION);
    return ((Effect.Say) desk.answerer().answer(message).getFirst()).reply();
  }
}
