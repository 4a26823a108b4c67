package dev.aadsts.bot.answer;

import dev.aadsts.bot.answer.card.ChecklistList;
import dev.aadsts.bot.answer.context.SettingsTalk;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.List;

/** Says how things stand in a place: what is open, what was met lately, and what is set. */
record StatusTalk(Checklists checklists, Homes homes, SettingsTalk settings) {
  private static final int MOST_RECENT = 5;

  Reply to(IncomingMessage message) {
    Reply open = ChecklistList.of(checklists.openIn(message.conversation()));
    if (!message.conversation().platform().hasChannels()) {
      return open;
    }
    var parts = new ArrayList<>(open.root().parts());
    parts.addAll(recent(message));
    parts.add(settings.inShort(message.conversation()));
    return open.withRoot(new Message(open.root().summary(), parts));
  }

  // What a company meets is not for those of another who read along.
  private List<Part> recent(IncomingMessage message) {
    if (message.addressing() == Addressing.MENTION || message.sender().external()) {
      return List.of();
    }
    List<Home.Recent> recent = homes.recent(message.conversation(), MOST_RECENT);
    if (recent.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Part.Heading("Met lately, here and elsewhere"),
        new Part.Bullets(recent.stream().map(StatusTalk::line).toList()),
        new Part.Choices(
            recent.stream()
                .map(each -> Button.of(each.code().toString(), new Intent.Explain(each.code())))
                .toList(),
            true));
  }

  private static RichText line(Home.Recent recent) {
    String times = recent.times() == 1 ? "once" : recent.times() + " times";
    return new RichText(
        List.of(
            new RichText.Code(recent.code().toString()),
            new RichText.Plain(" " + recent.title().orElse("not on file") + ", " + times)));
  }
}
