package dev.aadsts.bot.answer;

import dev.aadsts.bot.answer.context.SettingsTalk;
import dev.aadsts.bot.answer.context.Silence;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.search.Hit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says what to answer to a message. Every edge enters here; safe for use by many threads.
 *
 * <p>Asked directly it always answers; to a message it merely overhears it says little and seldom,
 * and only where that is switched on.
 */
public final class Answerer {
  private static final Pattern CODE_BEGUN = Pattern.compile("(?i)^(?:AADSTS)?\\s?(\\d{1,7})$");

  private final KnowledgeBase kb;
  private final ErrorTalk errors;
  private final Overheard overheard;
  private final Notes notes;
  private final SettingsBook book;
  private final SettingsTalk settings;
  private final Silence silence;
  private final Homes homes;
  private final StatusTalk status;

  /** Put together by {@link Responders}. */
  Answerer(
      KnowledgeBase kb,
      ErrorTalk errors,
      Overheard overheard,
      Notes notes,
      SettingsBook book,
      SettingsTalk settings,
      Silence silence,
      Homes homes,
      StatusTalk status) {
    this.kb = kb;
    this.errors = errors;
    this.overheard = overheard;
    this.notes = notes;
    this.book = book;
    this.settings = settings;
    this.silence = silence;
    this.homes = homes;
    this.status = status;
  }

  /** What to do about that message, in order; empty where the bot has nothing to say. */
  public List<Effect> answer(IncomingMessage message) {
    if (message.addressing() == Addressing.OVERHEARD) {
      List<Effect> effects = overheard.answer(message);
      return effects.isEmpty() ? effects : withWarning(message.text(), effects);
    }
    return withWarning(message.text(), effects(message, RequestReader.read(message.text())));
  }

  private List<Effect> effects(IncomingMessage message, Request request) {
    return switch (request) {
      case Request.Nothing() -> aside(message, Phrases.askForAnError(message.addressing()));
      case Request.Help() -> aside(message, help(message));
      case Request.Thanks() -> aside(message, Phrases.welcome());
      case Request.Search(var words) -> say(found(words).to(usual(message)));
      case Request.StartChecklist(var text) -> startChecklist(message, text);
      case Request.ExplainPrivately(var text) -> say(errors.explain(message, text, Audience.ASKER));
      case Request.ExplainPublicly(var text) ->
          say(errors.explain(message, text, Audience.EVERYONE));
      case Request.ShowSettings() -> aside(message, settings.show(message));
      case Request.ChangeSettings(var scope, var setting, var value) ->
          aside(message, settings.change(message, scope, setting, value));
      case Request.MisreadSettings(var setting, var word) ->
          aside(message, settings.misread(message, setting, word));
      case Request.Silence(var quiet) ->
          say(silence.in(message.conversation(), message.sender(), quiet));
      case Request.Status() -> aside(message, status.to(message));
      case Request.Note(var text) -> notes.take(message, text);
      case Request.Explain(var text) -> say(errors.explain(message, text, usual(message)));
    };
  }

  /**
   * What the asker alone would be told of that message. Leaves no trace that it was asked: for
   * whoever looks before deciding where to ask.
   */
  public List<Effect> preview(IncomingMessage message) {
    return withWarning(message.text(), say(errors.lookUp(message, Audience.ASKER)));
  }

  /** The answer to somebody who picked a code from a list. */
  List<Effect> lookUp(IncomingMessage message) {
    return say(errors.lookUp(message, usual(message)));
  }

  /** The answer to somebody who picked one of several errors of a message. */
  List<Effect> lookUp(IncomingMessage message, ErrorRef error) {
    return say(errors.lookUp(message, error, usual(message)));
  }

  /**
   * The answer to a command where that is for the asker alone and leaves everything as it is: it
   * may then be given before anything is kept, and as often as one likes. Empty for all others, and
   * where the store does not say soon whom answers are for.
   */
  public Optional<Reply> glance(IncomingMessage message) {
    Optional<Reply> told =
        switch (RequestReader.read(message.text())) {
          case Request.Nothing() ->
              Optional.of(Phrases.askForAnError(message.addressing()).to(Audience.ASKER));
          case Request.Help() -> Optional.of(help(message).to(Audience.ASKER));
          case Request.ExplainPrivately(var text) ->
              Optional.of(errors.explain(message, text, Audience.ASKER));
          case Request.Explain(var text) when isSurelyForTheAsker(message) ->
              Optional.of(errors.explain(message, text, Audience.ASKER));
          default -> Optional.empty();
        };
    return told.map(reply -> warned(message.text(), reply));
  }

  /** Whether a code stands in that text, on file or not. */
  public boolean hasCode(String text) {
    return kb.diagnose(text).error().primary().isPresent();
  }

  /**
   * What somebody who quotes another message asks: their own words, and those of the quote too
   * where their own ask about an error without saying which.
   */
  public String asked(String own, String quoted) {
    return Quoting.asked(kb, own, quoted);
  }

  /** The articles that somebody may mean who is still typing a code or words, best first. */
  public List<Article> typed(String text, int most) {
    var found = new LinkedHashSet<Article>();
    kb.diagnose(text).article().ifPresent(found::add);
    String digits = CODE_BEGUN.matcher(text.strip()).replaceFirst("$1");
    if (!digits.isEmpty() && digits.chars().allMatch(Character::isDigit)) {
      found.addAll(kb.beginningWith(digits, most));
    }
    kb.search(text, most).stream().map(Hit::article).forEach(found::add);
    return found.stream().limit(most).toList();
  }

  /**
   * The answer to that error as somebody puts it into a message of their own: for everybody, in one
   * piece, with what does not fit a press away. Empty where there is no article of it any more.
   */
  public Optional<Message> inOne(Conversation conversation, ErrorRef ref) {
    return errors.inOne(conversation, ref);
  }

  /** What that person wants to see who opens the bot's own page in that workspace. */
  public Home home(Conversation workspace, Person person) {
    return homes.of(workspace, person);
  }

  /**
   * Whether a message that the bot merely overhears is worth more than a glance: cheap enough to be
   * asked of every message of every channel. Edges drop a message that is not before they do
   * anything else with it.
   */
  public boolean mayOverhear(Conversation where, String text) {
    return overheard.mayAnswer(where, text);
  }

  /** What is set in that channel; costs next to nothing. */
  public Settings settings(Conversation place) {
    return book.in(place);
  }

  private Audience usual(IncomingMessage message) {
    return message.addressing() == Addressing.WHISPER
            || settings(message.conversation()).answers() == Settings.Answers.PRIVATE
        ? Audience.ASKER
        : Audience.EVERYONE;
  }

  private boolean isSurelyForTheAsker(IncomingMessage message) {
    return message.addressing() == Addressing.WHISPER
        || book.soon(message.conversation())
            .filter(known -> known.answers() == Settings.Answers.PRIVATE)
            .isPresent();
  }

  private static Reply help(IncomingMessage message) {
    return message.conversation().platform().hasChannels()
        ? Phrases.help(message.addressing())
        : Phrases.helpInTerminal();
  }

  private Reply found(String words) {
    return Phrases.found(words, kb.search(words, Phrases.MOST_HITS));
  }

  private static List<Effect> say(Reply reply) {
    return List.of(new Effect.Say(reply));
  }

  private static List<Effect> aside(IncomingMessage message, Reply reply) {
    return say(reply.asAside(message.addressing()));
  }

  private List<Effect> startChecklist(IncomingMessage message, String text) {
    Diagnosis diagnosis = errors.diagnosis(message, text);
    var effects = new ArrayList<Effect>();
    effects.add(new Effect.Say(errors.explain(message, diagnosis, text, Audience.EVERYONE)));
    if (!diagnosis.causes().isEmpty()) {
      effects.add(new Effect.GoOn(new Intent.Start(ErrorRef.of(diagnosis))));
    }
    return effects;
  }

  // A pasted credential is out in the open from now on, whoever asked and whatever is answered.
  // That is told first, as an answer may wait for its turn.
  private static List<Effect> withWarning(String text, List<Effect> effects) {
    Optional<Effect> warning = warning(text).map(Effect.Tell::new);
    return Stream.concat(warning.stream(), effects.stream()).toList();
  }

  // In the only message that there is, above all that can wait.
  private static Reply warned(String text, Reply reply) {
    return warning(text)
        .map(warning -> reply.withRoot(reply.root().titledAbove(warning.parts())))
        .orElse(reply);
  }

  private static Optional<Message> warning(String text) {
    return Credentials.in(text).map(Phrases::rotate);
  }
}
