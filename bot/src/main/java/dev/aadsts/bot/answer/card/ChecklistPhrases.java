package dev.aadsts.bot.answer.card;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Rejection;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.kb.Field;
import java.util.List;

/** What the bot says about checklists besides drawing them. */
public final class ChecklistPhrases {
  private ChecklistPhrases() {}

  public static Reply notKept(String credential) {
    String text =
        "Your note seems to contain "
            + credential
            + ", so I have not kept it. Rotate or revoke the secret if others could see it.";
    return reply(text, new Part.Notice(Part.Tone.WARNING, plain(text)));
  }

  public static Reply noChecklistForNote() {
    return reply(
        "No checklist is open here.",
        new Part.Prose(
            plain("No checklist is open here. Start one from an answer, then add your note.")));
  }

  /** Why a command on a checklist was not carried out, and what to do. */
  public static Reply rejected(Rejection rejection) {
    String text =
        switch (rejection) {
          case Rejection.AlreadyAnswered(var verdict, var by) ->
              by.name()
                  + " has answered this check already ("
                  + switch (verdict) {
                    case CONFIRMED -> "it is the cause";
                    case RULED_OUT -> "ruled out";
                    case CANNOT_TELL -> "cannot tell";
                    case SKIPPED -> "skipped";
                  }
                  + "). Undo that first to answer otherwise.";
          case Rejection.Concluded() ->
              "This checklist has ended, so nothing was changed. Reopen it to go on.";
          case Rejection.NotConcluded() -> "This checklist is still open.";
          case Rejection.NotConfirmed() ->
              "This cause is not the confirmed one any more, so nothing was changed.";
          case Rejection.NotTheLastChange() ->
              "Somebody changed the checklist in the meantime, so nothing was undone. The card now"
                  + " shows the present state.";
          case Rejection.AnotherIsOpen() ->
              "Another checklist for this code is open here, so this one stays closed.";
          case Rejection.NoSuchItem() -> "This checklist has no such item.";
          case Rejection.UnusableNote(var length) ->
              length == 0
                  ? "A note needs some text."
                  : "A note has at most "
                      + Checklist.LONGEST_NOTE
                      + " characters; this one has "
                      + length
                      + ".";
        };
    return reply(text, new Part.Prose(plain(text)));
  }

  public static Reply noSuchChecklist() {
    String text = "This checklist does not exist here any more. Send me the code to start anew.";
    return reply(text, new Part.Prose(plain(text)));
  }

  public static Reply alreadyRunning(Person startedBy) {
    String text =
        startedBy.name() + " has already started a checklist for this here. This is its card.";
    return reply(text, new Part.Prose(plain(text)));
  }

  /**
   * Where a checklist is open already, but for another sign-in.
   *
   * @param apart what shows that it is another one; the open checklist's error has it
   */
  public static Reply ofAnotherSignIn(Checklist open, Field apart, ErrorRef error) {
    String text =
        "The checklist that is open here is about another sign-in: %s there is %s. Work on it if"
                .formatted(apart.wording(), open.plan().error().field(apart).orElseThrow())
            + " the trouble is the same. If not, start a new one, which ends this one.";
    return reply(
        text,
        new Part.Prose(plain(text)),
        new Part.Choices(
            List.of(Button.of("Start a new one", new Intent.StartAnew(open.id(), error))), true));
  }

  public static Message assigned(Checklist checklist, Person by) {
    String text =
        "%s asks you to take on the checklist for %s: %s."
            .formatted(by.name(), checklist.plan().code(), checklist.plan().title());
    return message(
        text,
        new Part.Prose(plain(text)),
        new Part.Choices(
            List.of(Button.of("Show the checklist", new Intent.Show(checklist.id()))), true));
  }

  private static Reply reply(String summary, Part... parts) {
    return new Reply(message(summary, parts), List.of(), Audience.EVERYONE);
  }

  private static Message message(String summary, Part... parts) {
    return new Message(summary, List.of(parts));
  }
}
