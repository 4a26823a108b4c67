package dev.aadsts.bot.answer;

import dev.aadsts.bot.answer.card.ChecklistCard;
import dev.aadsts.bot.answer.context.AnswerContext;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gathers what a {@link Home} shows. */
record Homes(KnowledgeBase kb, Checklists checklists, AnswerContext context) {

  Home of(Conversation workspace, Person person) {
    return new Home(
        checklists.openOf(workspace, person).stream().limit(Home.MOST).map(this::mine).toList(),
        recent(workspace, Home.MOST));
  }

  /** Codes met lately in that workspace, the most frequent first. */
  List<Home.Recent> recent(Conversation workspace, int most) {
    Instant since = context.clock().instant().minus(Duration.ofDays(Home.DAYS));
    return context.sightings().recentCodes(workspace, since, most).stream()
        .map(count -> new Home.Recent(count.code(), title(count.code()), count.times()))
        .toList();
  }

  private Home.Mine mine(Checklist checklist) {
    return new Home.Mine(
        checklist.plan().code() + " \u00b7 " + checklist.plan().title(),
        ChecklistCard.standing(checklist, checklist.progress()),
        context.links().to(checklist.conversation()));
  }

  private Optional<String> title(ErrorCode code) {
    return kb.diagnose(code.toString()).article().map(Article::title);
  }
}
