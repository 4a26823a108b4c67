package dev.aadsts.bot.answer;

import dev.aadsts.bot.answer.around.Surroundings;
import dev.aadsts.bot.answer.card.ChecklistCard;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gathers what a {@link Home} shows. */
record Homes(KnowledgeBase kb, Checklists checklists, Surroundings surroundings) {

  Home of(Conversation workspace, Person person) {
    Instant since = surroundings.clock().instant().minus(Duration.ofDays(Home.DAYS));
    return new Home(
        checklists.openOf(workspace, person).stream().limit(Home.MOST).map(this::mine).toList(),
        surroundings.sightings().recentCodes(workspace, since, Home.MOST).stream()
            .map(count -> new Home.Recent(count.code(), title(count.code()), count.times()))
            .toList());
  }

  private Home.Mine mine(Checklist checklist) {
    return new Home.Mine(
        checklist.plan().code() + " \u00b7 " + checklist.plan().title(),
        ChecklistCard.standing(checklist, checklist.progress()),
        surroundings.links().to(checklist.conversation()));
  }

  private Optional<String> title(ErrorCode code) {
    return kb.diagnose(code.toString()).article().map(Article::title);
  }
}
