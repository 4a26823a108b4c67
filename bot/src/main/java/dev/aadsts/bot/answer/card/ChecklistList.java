package dev.aadsts.bot.answer.card;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws the open checklists of a conversation. */
public final class ChecklistList {
  private ChecklistList() {}

  /** These, each with a button that shows its card; where there are none, how to start one. */
  public static Reply of(List<Checklist> open) {
    var parts = new ArrayList<Part>();
    parts.add(
        new Part.Title(
            open.isEmpty() ? "No checklist is open here" : "Open checklists: " + open.size()));
    if (open.isEmpty()) {
      parts.add(new Part.Prose(plain("Send me an error, then press Start checklist.")));
    } else {
      parts.add(new Part.Items(open.stream().map(ChecklistList::entry).toList()));
    }
    var message = new Message(((Part.Title) parts.getFirst()).text() + ".", parts);
    return new Reply(message, List.of(), Audience.EVERYONE);
  }

  private static Part.Item entry(Checklist checklist) {
    String text =
        "%s %s: %s"
            .formatted(
                checklist.plan().code(),
                checklist.plan().title(),
                ChecklistCard.standing(checklist, checklist.progress()));
    return new Part.Item(
        Part.Mark.TODO,
        plain(text),
        Optional.of(Button.of("Show", new Intent.Show(checklist.id()))));
  }
}
