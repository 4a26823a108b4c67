package dev.aadsts.bot.answer;

import dev.aadsts.bot.answer.context.SameIncident;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.search.Hit;
import java.util.List;
import java.util.Optional;

/**
 * Says what is known of an error: to whoever met it, to whoever looks it up, and once more after a
 * press. Safe for use by many threads.
 */
public final class ErrorTalk {
  private final KnowledgeBase kb;
  private final Explanation explanation;
  private final Diagnoser diagnoser;
  private final SameIncident incident;

  ErrorTalk(KnowledgeBase kb, Explanation explanation, Diagnoser diagnoser, SameIncident incident) {
    this.kb = kb;
    this.explanation = explanation;
    this.diagnoser = diagnoser;
    this.incident = incident;
  }

  /** The answer to somebody who met the error in that text. */
  Reply explain(IncomingMessage message, String text, Audience audience) {
    return explain(message, diagnosis(message, text), text, audience);
  }

  /** The answer to somebody who met an error that is diagnosed already. */
  Reply explain(IncomingMessage message, Diagnosis diagnosis, String text, Audience audience) {
    return diagnosis
        .article()
        .map(article -> explained(message, diagnosis, article, audience))
        .map(known -> incident.noted(message, diagnosis, known))
        .orElseGet(() -> notOnFile(message, diagnosis, text, audience));
  }

  /** The answer to somebody who looks a code up, and need not have met it. */
  Reply lookUp(IncomingMessage message, Audience audience) {
    return lookUp(message, diagnosis(message, message.text()), audience);
  }

  /** The answer to somebody who looks up an error that a button remembers. */
  Reply lookUp(IncomingMessage message, ErrorRef ref, Audience audience) {
    Diagnosis diagnosis = diagnoser.again(message.conversation(), ref);
    diagnoser.asked(diagnosis);
    return lookUp(message, diagnosis, audience);
  }

  private Reply lookUp(IncomingMessage message, Diagnosis diagnosis, Audience audience) {
    return diagnosis
        .article()
        .map(article -> explained(message, diagnosis, article, audience))
        .orElseGet(() -> notOnFile(message, diagnosis, message.text(), audience));
  }

  /** What is wrong by that text, in the light of what was found where the message stands. */
  Diagnosis diagnosis(IncomingMessage message, String text) {
    return diagnoser.diagnose(message.conversation(), text);
  }

  /** The answer to that error once more, for everybody. */
  Reply again(Conversation conversation, ErrorRef ref) {
    Diagnosis diagnosis = diagnoser.again(conversation, ref);
    return diagnosis
        .article()
        .map(article -> explanation.of(diagnosis, article, Audience.EVERYONE))
        .orElseGet(() -> notOnFile(kb, diagnosis, ""));
  }

  /**
   * What the answer to that error, for one person, had no room for.
   *
   * @param seen ids of the causes that were in it
   */
  Optional<Message> rest(Conversation conversation, ErrorRef ref, List<String> seen) {
    Diagnosis diagnosis = diagnoser.again(conversation, ref);
    return diagnosis.article().flatMap(article -> explanation.rest(diagnosis, article, seen));
  }

  /** As {@link Answerer#inOne}. */
  Optional<Message> inOne(Conversation conversation, ErrorRef ref) {
    Diagnosis diagnosis = diagnoser.again(conversation, ref);
    return diagnosis
        .article()
        .map(article -> explanation.of(diagnosis, article, Audience.EVERYONE))
        .map(reply -> Sharing.inOne(reply, diagnosis));
  }

  private Reply explained(
      IncomingMessage message, Diagnosis diagnosis, Article article, Audience audience) {
    return audience == Audience.ASKER && message.addressing() != Addressing.DIRECT
        ? explanation.toShare(diagnosis, article)
        : explanation.of(diagnosis, article, audience);
  }

  private Reply notOnFile(
      IncomingMessage message, Diagnosis diagnosis, String text, Audience audience) {
    Reply reply = notOnFile(kb, diagnosis, text);
    return audience == Audience.ASKER
        ? reply.to(Audience.ASKER)
        : reply.asAside(message.addressing());
  }

  /**
   * What to say where no code was found, or none that is on file: the nearest that is.
   *
   * @param text what was pasted
   */
  public static Reply notOnFile(KnowledgeBase kb, Diagnosis diagnosis, String text) {
    List<Hit> hits = kb.suggest(text, Phrases.MOST_HITS);
    return diagnosis
        .error()
        .primary()
        .map(code -> Phrases.unknown(code, diagnosis.error().cloud(), kb.lookalikes(code), hits))
        .orElseGet(() -> Phrases.guessed(hits));
  }
}
