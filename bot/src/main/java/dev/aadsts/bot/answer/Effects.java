package dev.aadsts.bot.answer;

import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Reply;
import java.util.List;

/** Short ways to write effects. */
final class Effects {
  private Effects() {}

  static Effect say(Reply reply) {
    return new Effect.Say(reply);
  }

  static Effect say(Reply reply, Audience audience) {
    return new Effect.Say(reply.to(audience));
  }

  /** In a channel that others read, a help text or an apology is for the asker alone. */
  static Effect tellOrSay(IncomingMessage message, Reply reply) {
    return message.addressing() == Addressing.COMMAND
        ? new Effect.Say(reply.to(Audience.ASKER))
        : new Effect.Say(reply);
  }

  static Reply reply(Message root) {
    return new Reply(root, List.of(), Audience.EVERYONE);
  }
}
