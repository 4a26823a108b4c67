package dev.aadsts.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Reply;
import java.util.List;

/** What a press or a message came to. */
final class Outcomes {
  private Outcomes() {}

  /** The card as it is drawn again, first of all. */
  static Message redrawn(List<Effect> effects) {
    assertThat(effects.getFirst()).isInstanceOf(Effect.Redraw.class);
    return ((Effect.Redraw) effects.getFirst()).card();
  }

  /** What is said, first of all: to everybody, or to whoever asked. */
  static Reply said(List<Effect> effects) {
    assertThat(effects).isNotEmpty();
    assertThat(effects.getFirst()).isInstanceOf(Effect.Say.class);
    return ((Effect.Say) effects.getFirst()).reply();
  }

  /** The gist of that. */
  static String summary(List<Effect> effects) {
    return said(effects).root().summary();
  }

  /** What whoever pressed is told, last of all. */
  static String told(List<Effect> effects) {
    assertThat(effects.getLast()).isInstanceOf(Effect.Tell.class);
    return ((Effect.Tell) effects.getLast()).message().summary();
  }

  /** Who is told besides. */
  static List<Person> notified(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Notify.class::isInstance)
        .map(effect -> ((Effect.Notify) effect).person())
        .toList();
  }
}
