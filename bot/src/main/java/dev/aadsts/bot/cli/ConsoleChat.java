package dev.aadsts.bot.cli;

import dev.aadsts.bot.answer.Answerer;
import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.reply.VisibleText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The bot in a terminal: what is typed or pasted at once is a message to it, a number presses the
 * button with that number. For one person and one thread.
 */
public final class ConsoleChat {
  private static final Conversation HERE =
      new Conversation(Platform.TERMINAL, "local", "terminal", Optional.empty());
  private static final Set<String> BYE = Set.of("exit", "quit", "bye", ":q");
  private static final Pattern BUTTON = Pattern.compile("[1-9][0-9]{0,2}");

  private final Terminal terminal;
  private final Answerer answerer;
  private final Presses presses;
  private final Person person;
  // What the last answer offered; numbers mean these.
  private List<Button> buttons = List.of();
  // Those at its end, as they are drawn.
  private String bar = "";

  public ConsoleChat(Terminal terminal, Answerer answerer, Presses presses, String userName) {
    this.terminal = terminal;
    this.answerer = answerer;
    this.presses = presses;
    this.person = new Person(userName, userName);
  }

  /**
   * Talks until the person leaves or the input ends.
   *
   * @param opening what the person says first; where that is blank, help is shown
   */
  public void run(String opening) {
    perform(answerer.answer(message(opening.isBlank() ? "help" : opening)));
    while (true) {
      terminal.out().print("\n" + terminal.ansi().bold("> "));
      terminal.out().flush();
      Optional<String> said = terminal.readMessage();
      if (said.isEmpty() || BYE.contains(said.get().strip())) {
        print("");
        return;
      }
      answer(said.get().strip());
    }
  }

  private void answer(String said) {
    if (said.isEmpty()) {
      return; // Enter behind a paste that was answered without it, or to see the prompt.
    }
    if (!BUTTON.matcher(said).matches()) {
      perform(answerer.answer(message(said)));
      return;
    }
    int number = Integer.parseInt(said);
    if (number > buttons.size()) {
      print(
          buttons.isEmpty()
              ? "  There is no button to press. Type a code or paste an error message."
              : buttons.size() == 1
                  ? "  There is only button 1."
                  : "  There is no button " + number + ", only 1 to " + buttons.size() + ".");
      return;
    }
    press(buttons.get(number - 1));
  }

  private void press(Button button) {
    switch (button.intent()) {
      case Intent.WriteNote note -> perform(presses.press(press(note, asked("Note"))));
      case Intent.Report report ->
          perform(presses.press(press(report, asked("What is wrong or outdated?"))));
      case Intent.Assign assign -> perform(presses.press(chosen(assign, askedForAName())));
      default -> perform(presses.press(press(button.intent(), Optional.empty())));
    }
  }

  private Optional<String> asked(String question) {
    terminal.out().print("  " + question + (question.endsWith("?") ? " " : ": "));
    terminal.out().flush();
    return terminal.readMessage();
  }

  private Optional<String> askedForAName() {
    Optional<String> name = asked("Who is on it?");
    while (name.isPresent() && BUTTON.matcher(name.get().strip()).matches()) {
      print("  That is a number. Type a name, or only Enter to leave it as it is.");
      name = asked("Who is on it?");
    }
    return name;
  }

  private Press chosen(Intent intent, Optional<String> name) {
    Optional<Person> whom =
        name.map(String::strip).filter(typed -> !typed.isEmpty()).map(ConsoleChat::named);
    return new Press(newEventId(), HERE, person, intent, Optional.empty(), whom);
  }

  private static Person named(String name) {
    return new Person(name, name);
  }

  // The buttons come last, right above where one types their numbers.
  private void perform(List<Effect> effects) {
    carryOut(effects);
    if (!bar.isEmpty()) {
      print("\n" + bar);
    }
  }

  private void carryOut(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Say(var reply) -> draw(Glance.toPress(reply));
        case Effect.PostCard(var card) -> draw(card);
        case Effect.Redraw(var checklist, var revision, var card) -> draw(card);
        // Its button shows the card that stands right above; the card keeps its numbers.
        case Effect.Notify(var whom, var message) ->
            print(
                "\n  To "
                    + VisibleText.of(whom.name())
                    + ":\n"
                    + terminal.readable().draw(message));
        case Effect.Tell(var message) -> tell(message);
        case Effect.GoOn(var intent) -> carryOut(presses.press(press(intent, Optional.empty())));
      }
    }
  }

  // What it offers comes behind what is there, which keeps its numbers.
  private void tell(Message message) {
    TerminalText text = terminal.pressable(buttons);
    TerminalText.Drawn drawn = text.apart(message);
    print(drawn.body());
    bar += drawn.bar();
    buttons = text.buttons();
  }

  private void draw(Message message) {
    TerminalText text = terminal.pressable(List.of());
    TerminalText.Drawn drawn = text.apart(message);
    print(drawn.body());
    bar = drawn.bar();
    buttons = text.buttons();
  }

  private IncomingMessage message(String text) {
    return new IncomingMessage(newEventId(), HERE, person, text, Addressing.DIRECT);
  }

  private Press press(Intent intent, Optional<String> input) {
    return new Press(newEventId(), HERE, person, intent, input);
  }

  private static String newEventId() {
    return "terminal:" + UUID.randomUUID();
  }

  private void print(String text) {
    terminal.out().println(text.stripTrailing());
  }
}
