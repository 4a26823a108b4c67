package dev.aadsts.bot.answer;

import dev.aadsts.bot.answer.card.ChecklistCard;
import dev.aadsts.bot.answer.card.ChecklistPhrases;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Reply;
import java.util.List;

/** Takes notes that people type, for the newest open checklist where they are. For many threads. */
final class Notes {
  private final Checklists checklists;
  private final ChecklistCard cards;

  Notes(Checklists checklists, ChecklistCard cards) {
    this.checklists = checklists;
    this.cards = cards;
  }

  // A note is shown to everybody and kept, so one with a secret is not taken; the warning says so.
  List<Effect> take(IncomingMessage message, String text) {
    if (Credentials.in(text).isPresent()) {
      return List.of();
    }
    List<Checklist> open = checklists.openIn(message.conversation());
    if (open.isEmpty()) {
      return List.of(refusal(message, ChecklistPhrases.noChecklistForNote()));
    }
    return switch (checklists.apply(
        open.getLast().id(),
        message.conversation(),
        new Command.AddNote(text),
        message.sender(),
        message.eventId())) {
      case Checklists.Outcome.Changed(var checklist, var change) ->
          List.of(new Effect.PostCard(cards.draw(checklist)));
      case Checklists.Outcome.Unchanged(var checklist) ->
          List.of(new Effect.PostCard(cards.draw(checklist)));
      case Checklists.Outcome.Rejected(var checklist, var rejection) ->
          List.of(refusal(message, ChecklistPhrases.rejected(rejection)));
      case Checklists.Outcome.NotFound() ->
          List.of(refusal(message, ChecklistPhrases.noChecklistForNote()));
    };
  }

  private static Effect refusal(IncomingMessage message, Reply why) {
    return new Effect.Say(why.asAside(message.addressing()));
  }
}
