package dev.aadsts.bot.answer;

import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Reply;

/** Short ways to write effects. */
final class Effects {
  private Effects() {}

  static Effect say(Reply reply) {
    return new Effect.Say(reply);
  }

  /** In a channel that others read, a help text or an apology is for the asker alone. */
  static Effect tellOrSay(IncomingMessage message, Reply reply) {
    return new Effect.Say(discreet(message, reply));
  }

  /** The reply, for the asker alone where others read the channel. */
  static Reply discreet(IncomingMessage message, Reply reply) {
    return message.addressing() == Addressing.COMMAND || message.addressing() == Addressing.WHISPER
        ? reply.to(Audience.ASKER)
        : reply;
  }
}
