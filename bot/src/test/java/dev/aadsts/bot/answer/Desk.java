package dev.aadsts.bot.answer;

import dev.aadsts.bot.answer.context.AnswerContext;
import dev.aadsts.bot.answer.context.AnswerContexts;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.checklist.InMemoryChecklists;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.People;
import dev.aadsts.kb.KnowledgeBase;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The half of the bot that knows no platform, put together for a test: all in memory. */
public final class Desk {
  /** Nothing is known of earlier checklists. */
  public static final Experience NO_EXPERIENCE = workspace -> (code, causeId) -> 0;

  private final List<String> reports = new ArrayList<>();
  private final Checklists checklists;
  private final Answerer answerer;
  private final Presses presses;
  private int events;

  /** One that knows the error only: nobody has set anything, and it is noon. */
  public Desk(KnowledgeBase kb) {
    this(kb, AnswerContexts.nothing(MutableClock.atNoon()));
  }

  /** One that takes into account what is known besides the error. */
  public Desk(KnowledgeBase kb, AnswerContext around) {
    this(kb, Optional.empty(), around);
  }

  /**
   * The same with links to web pages.
   *
   * @param baseUrl where these would be reached
   */
  public Desk(KnowledgeBase kb, Optional<URI> baseUrl, AnswerContext around) {
    var explanation = new Explanation(kb, baseUrl);
    checklists = new Checklists(new InMemoryChecklists(), around.clock());
    var responders =
        Responders.of(
            kb,
            explanation,
            checklists,
            NO_EXPERIENCE,
            (event, code, where, by, words) ->
                reports.add(event + " " + code + " " + by.name() + ": " + words),
            around);
    answerer = responders.answerer();
    presses = responders.presses();
  }

  public Checklists checklists() {
    return checklists;
  }

  public Answerer answerer() {
    return answerer;
  }

  public Presses presses() {
    return presses;
  }

  /** Answers what Ben says in {@link People#THREAD}. */
  List<Effect> answer(Addressing addressing, String text) {
    return answerer.answer(
        new IncomingMessage(event(), People.THREAD, People.BEN, text, addressing));
  }

  /** Overhears what Ana writes in a thread of {@link People#CHANNEL}. */
  List<Effect> hear(String event, String thread, String text) {
    return answerer.answer(
        new IncomingMessage(
            event, People.CHANNEL.inThread(thread), People.ANA, text, Addressing.OVERHEARD));
  }

  /** Presses in {@link People#THREAD}, once. */
  List<Effect> press(Person person, Intent intent) {
    return press(event(), person, intent);
  }

  /** Presses there, as the event of that id: the same one is the same press, handled again. */
  List<Effect> press(String event, Person person, Intent intent) {
    return presses.press(new Press(event, People.THREAD, person, intent, Optional.empty()));
  }

  /** The id of an event that has not happened yet. */
  String event() {
    return "event " + events++;
  }

  /** The checklist that is open there. */
  Checklist open() {
    return checklists.openIn(People.THREAD).getFirst();
  }

  /** Which articles were reported, in order: event, code, person and their words. */
  public List<String> reports() {
    return List.copyOf(reports);
  }
}
