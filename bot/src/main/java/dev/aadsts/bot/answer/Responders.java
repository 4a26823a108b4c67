package dev.aadsts.bot.answer;

import dev.aadsts.bot.answer.card.ChecklistCard;
import dev.aadsts.bot.answer.context.AnswerContext;
import dev.aadsts.bot.answer.context.SameIncident;
import dev.aadsts.bot.answer.context.SettingsTalk;
import dev.aadsts.bot.answer.context.Silence;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.feedback.Feedback;
import dev.aadsts.bot.reminder.Reminders;
import dev.aadsts.kb.KnowledgeBase;

/**
 * Those who decide what to do: about what people write, and about what they press. They share what
 * they say of errors and of settings. Safe for use by many threads.
 */
public record Responders(Answerer answerer, Presses presses) {
  /**
   * Puts them together.
   *
   * @param experience how often a cause was the one in a workspace
   * @param context what an answer takes into account besides the error
   */
  public static Responders of(
      KnowledgeBase kb,
      Explanation explanation,
      Checklists checklists,
      Experience experience,
      Feedback feedback,
      AnswerContext context) {
    var diagnoser = new Diagnoser(kb, experience, context.watcher());
    var incident = new SameIncident(context.sightings(), checklists, context.links());
    var errors = new ErrorTalk(kb, explanation, diagnoser, incident);
    var settings = new SettingsTalk(context.settings());
    var homes = new Homes(kb, checklists, context);
    var cards = new ChecklistCard(kb);
    var answerer =
        new Answerer(
            kb,
            errors,
            new Overheard(diagnoser, explanation, incident, context),
            new Notes(checklists, cards),
            context.settings(),
            settings,
            new Silence(context.settings()),
            homes,
            new StatusTalk(checklists, homes, settings));
    var presses =
        new Presses(
            answerer,
            errors,
            diagnoser,
            settings,
            checklists,
            cards,
            new Reminders(checklists),
            feedback,
            context);
    return new Responders(answerer, presses);
  }
}
