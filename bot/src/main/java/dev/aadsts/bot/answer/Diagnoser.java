package dev.aadsts.bot.answer;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.SignInError;
import java.util.EnumMap;
import java.util.function.Consumer;

/** Diagnoses what people paste, with what their workspace has found before. For many threads. */
final class Diagnoser {
  private final KnowledgeBase kb;
  private final Experience experience;
  private final Consumer<Diagnosis> watcher;

  Diagnoser(KnowledgeBase kb, Experience experience, Consumer<Diagnosis> watcher) {
    this.kb = kb;
    this.experience = experience;
    this.watcher = watcher;
  }

  /** The diagnosis of a text, without the secrets in it. */
  Diagnosis diagnose(Conversation place, String text) {
    Diagnosis diagnosis = safe(BareNumbers.diagnose(kb, text, experience.in(place.workspace())));
    asked(diagnosis);
    return diagnosis;
  }

  /** The diagnosis of a text that need not be meant for us, of which nobody is told yet. */
  Diagnosis glance(Conversation place, String text) {
    return safe(kb.diagnose(text, experience.in(place.workspace())));
  }

  /** Tells whoever counts that somebody had that explained. */
  void asked(Diagnosis diagnosis) {
    watcher.accept(diagnosis);
  }

  private static Diagnosis safe(Diagnosis diagnosis) {
    return diagnosis.with(Diagnoser::withoutSecrets);
  }

  /** The diagnosis of an error that a button remembers. */
  Diagnosis again(Conversation place, ErrorRef ref) {
    return kb.diagnose(ref.error(), ref.mentioned()::contains, experience.in(place.workspace()));
  }

  // A redirect URI may have been pasted with the token or the code that it was given.
  private static SignInError withoutSecrets(SignInError error) {
    var fields = new EnumMap<Field, String>(Field.class);
    error
        .fields()
        .forEach(
            (field, value) -> {
              if (Credentials.in(value).isEmpty()) {
                fields.put(field, value);
              }
            });
    return new SignInError(error.codes(), error.primary(), fields, error.cloud());
  }
}
