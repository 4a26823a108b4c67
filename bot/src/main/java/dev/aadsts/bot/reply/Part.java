package dev.aadsts.bot.reply;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.kb.fill.RichText;
import java.util.List;
import java.util.Optional;

/** A piece of a message that every edge must be able to draw. */
public sealed interface Part {
  /** The headline of the message; at most one, and first. */
  record Title(String text) implements Part {}

  /** The headline of a section. */
  record Heading(String text) implements Part {}

  record Prose(RichText text) implements Part {}

  /** Something to answer: stands out. */
  record Question(RichText text) implements Part {}

  /** Names and values, as in a table of two columns. */
  record Facts(List<Fact> facts) implements Part {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /**
   * One line of {@link Facts}.
   *
   * @param literal whether the value is something to copy, such as an id
   * @param person somebody whom the value names; where their name is not known, an edge may let the
   *     platform say it instead
   */
  record Fact(String name, String value, boolean literal, Optional<Person> person) {
    /** A line that names nobody. */
    public Fact(String name, String value, boolean literal) {
      this(name, value, literal, Optional.empty());
    }
  }

  record Bullets(List<RichText> lines) implements Part {
    public Bullets {
      lines = List.copyOf(lines);
    }
  }

  /** Numbered, in the order to do them. */
  record Steps(List<Step> steps) implements Part {
    public Steps {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One of {@link Steps}.
   *
   * @param command what to run for it; drawn where nobody can take it for that of another step
   */
  record Step(RichText text, Optional<Snippet> command) {}

  /** Things with a state: causes to check, steps to do. */
  record Items(List<Item> items) implements Part {
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * One line of {@link Items}.
   *
   * @param button what can be done to it right here
   * @param command as that of a {@link Step}
   */
  record Item(Mark mark, RichText text, Optional<Button> button, Optional<Snippet> command) {
    /** An item without a command. */
    public Item(Mark mark, RichText text, Optional<Button> button) {
      this(mark, text, button, Optional.empty());
    }
  }

  /** The state of an {@link Item}. */
  enum Mark {
    TODO("to do"),
    CURRENT("now"),
    DONE("done"),
    CONFIRMED("confirmed"),
    RULED_OUT("ruled out"),
    UNCLEAR("cannot tell"),
    SKIPPED("skipped"),
    /** Confirmed, but its fix did not help. */
    DID_NOT_HELP("did not help");

    private final String words;

    Mark(String words) {
      this.words = words;
    }

    /** For readers who do not see a symbol. */
    public String words() {
      return words;
    }
  }

  /**
   * Something to run or to copy.
   *
   * @param language {@code powershell}, {@code bash}, {@code kql}, {@code http} or {@code text}
   */
  record Snippet(String language, String text) implements Part {}

  /** Small print, or a warning. */
  record Notice(Tone tone, RichText text) implements Part {}

  /** How loud a {@link Notice} is. */
  enum Tone {
    QUIET,
    WARNING,
    /** Words of the company that runs the bot. */
    HOUSE
  }

  /**
   * Buttons side by side.
   *
   * @param primary false for what is seldom needed: an edge may hide it behind a menu
   */
  record Choices(List<Button> buttons, boolean primary) implements Part {
    public Choices {
      buttons = List.copyOf(buttons);
    }
  }

  record Divider() implements Part {}

  /**
   * A divider at which a message that is too long may end: what follows is then only named, and
   * shown by a button. An edge that can go on in another message draws a divider.
   *
   * @param heading says what the names are
   * @param below the names of what follows
   * @param rest shows it
   */
  record Fold(String heading, List<String> below, Button rest) implements Part {
    public Fold {
      below = List.copyOf(below);
    }
  }
}
