package dev.aadsts.bot.answer;

import dev.aadsts.bot.answer.card.ChecklistCard;
import dev.aadsts.bot.answer.card.ChecklistPhrases;
import dev.aadsts.bot.answer.context.AnswerContext;
import dev.aadsts.bot.answer.context.SettingsTalk;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.CaseSummary;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Plan;
import dev.aadsts.bot.feedback.Feedback;
import dev.aadsts.bot.reminder.Notice;
import dev.aadsts.bot.reminder.Reminders;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.settings.Overview;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does what a button means. A press on an old card is judged on the present state: it is carried
 * out, or the person is told why not, and the card is drawn again either way. Safe for use by many
 * threads.
 */
public final class Presses {
  private final Answerer answerer;
  private final ErrorTalk errors;
  private final Diagnoser diagnoser;
  private final SettingsTalk settings;
  private final Checklists checklists;
  private final ChecklistCard cards;
  private final Reminders reminders;
  private final Feedback feedback;
  private final AnswerContext context;

  /** Put together by {@link Responders}. */
  Presses(
      Answerer answerer,
      ErrorTalk errors,
      Diagnoser diagnoser,
      SettingsTalk settings,
      Checklists checklists,
      ChecklistCard cards,
      Reminders reminders,
      Feedback feedback,
      AnswerContext context) {
    this.answerer = answerer;
    this.errors = errors;
    this.diagnoser = diagnoser;
    this.settings = settings;
    this.checklists = checklists;
    this.cards = cards;
    this.reminders = reminders;
    this.feedback = feedback;
    this.context = context;
  }

  /** What to do about that press, in order. */
  public List<Effect> press(Press press) {
    return switch (press.intent()) {
      case Intent.Explain(var code) -> answerer.lookUp(asMessage(press, code.toString()));
      case Intent.ExplainError(var error) -> answerer.lookUp(asMessage(press, ""), error);
      case Intent.Share(var error) ->
          List.of(new Effect.Say(errors.again(press.conversation(), error)));
      case Intent.Details(var error) -> details(press, error);
      case Intent.Rest(var error, var seen) -> rest(press, error, seen);
      case Intent.Start(var error) -> start(press, error);
      case Intent.StartAnew(var open, var error) -> startAnew(press, open, error);
      case Intent.Change(var id, var revision, var command) ->
          isDrawn(command) ? change(press, id, command) : List.of(tell(Phrases.unusableButton()));
      case Intent.TakeOn(var id) -> change(press, id, new Command.Assign(press.person()));
      case Intent.Assign(var id) -> assign(press, id);
      case Intent.WriteNote(var id) ->
          change(press, id, new Command.AddNote(press.input().orElse("")));
      case Intent.Summarize(var id) -> summarize(press, id);
      case Intent.Show(var id) -> show(press, id);
      case Intent.Report(var code) -> report(press, code);
      case Intent.EditSettings() ->
          List.of(new Effect.Tell(settings.show(press.conversation(), press.person()).root()));
      case Intent.SaveSettings(var scope, var values) ->
          List.of(
              new Effect.Tell(
                  settings
                      .change(press.eventId(), press.conversation(), scope, values, press.person())
                      .root()));
      case Intent.Open(var url) -> List.of();
    };
  }

  private List<Effect> details(Press press, ErrorRef error) {
    Reply whole = errors.again(press.conversation(), error);
    List<Message> details = whole.details();
    return List.of(
        new Effect.Say(
            details.isEmpty()
                ? whole
                : new Reply(
                    details.getFirst(), details.subList(1, details.size()), Audience.EVERYONE)));
  }

  private List<Effect> rest(Press press, ErrorRef error, List<String> seen) {
    return List.of(
        errors
            .rest(press.conversation(), error, seen)
            .<Effect>map(Effect.Tell::new)
            .orElseGet(() -> tell(Phrases.unusableButton())));
  }

  private List<Effect> start(Press press, ErrorRef ref) {
    return plan(press, ref)
        .map(plan -> start(press, ref, plan))
        .orElseGet(() -> List.of(tell(Phrases.unusableButton())));
  }

  private Optional<Plan> plan(Press press, ErrorRef ref) {
    return Plan.of(diagnoser.again(press.conversation(), ref));
  }

  private List<Effect> start(Press press, ErrorRef ref, Plan plan) {
    var started = checklists.start(press.conversation(), plan, press.person());
    var effects = new ArrayList<Effect>();
    effects.add(new Effect.PostCard(cards.draw(started.checklist())));
    if (!started.isNew()) {
      foundOpen(started.checklist(), press, ref).ifPresent(effects::add);
    }
    return effects;
  }

  private static Optional<Effect> foundOpen(Checklist open, Press press, ErrorRef wanted) {
    Optional<Field> apart = open.plan().error().tellingApart(wanted.error());
    if (apart.isPresent()) {
      return Optional.of(tell(ChecklistPhrases.ofAnotherSignIn(open, apart.get(), wanted)));
    }
    // Whoever started it is not told: their press may merely be handled a second time.
    return open.startedBy().id().equals(press.person().id())
        ? Optional.empty()
        : Optional.of(tell(ChecklistPhrases.alreadyRunning(open.startedBy())));
  }

  // How ending the open one goes does not matter: it may have ended by itself, or by this press
  // when it was handled before.
  private List<Effect> startAnew(Press press, ChecklistId open, ErrorRef error) {
    Optional<Plan> plan = plan(press, error);
    if (plan.isEmpty()) { // Then there is none to end the other one for.
      return List.of(tell(Phrases.unusableButton()));
    }
    var unused =
        checklists.apply(
            open, press.conversation(), new Command.Cancel(), press.person(), press.eventId());
    return start(press, error, plan.get());
  }

  private List<Effect> change(Press press, ChecklistId id, Command command) {
    if (command instanceof Command.AddNote(var text)) {
      Optional<String> credential = Credentials.in(text);
      if (credential.isPresent()) {
        return notKept(press, id, credential.get());
      }
    }
    return switch (checklists.apply(
        id, press.conversation(), command, press.person(), press.eventId())) {
      case Checklists.Outcome.Changed(var checklist, var change) -> List.of(redraw(checklist));
      case Checklists.Outcome.Unchanged(var checklist) -> List.of(redraw(checklist));
      case Checklists.Outcome.Rejected(var checklist, var rejection) ->
          List.of(redraw(checklist), tell(ChecklistPhrases.rejected(rejection)));
      case Checklists.Outcome.NotFound() -> List.of(tell(ChecklistPhrases.noSuchChecklist()));
    };
  }

  // No button abandons or assigns somebody else: one that does is a forgery.
  private static boolean isDrawn(Command command) {
    return !(command instanceof Command.Abandon || command instanceof Command.Assign);
  }

  private List<Effect> notKept(Press press, ChecklistId id, String credential) {
    return checklists
        .find(id, press.conversation())
        .<List<Effect>>map(
            checklist -> List.of(redraw(checklist), tell(ChecklistPhrases.notKept(credential))))
        .orElseGet(() -> List.of(tell(ChecklistPhrases.noSuchChecklist())));
  }

  private List<Effect> report(Press press, ErrorCode code) {
    String words = press.input().orElse("").strip();
    Optional<String> credential = Credentials.in(words);
    if (credential.isPresent()) {
      return List.of(tell(Phrases.notReported(credential.get())));
    }
    if (words.length() > Feedback.LONGEST) {
      return List.of(tell(Phrases.tooLongToReport(words.length())));
    }
    feedback.report(press.eventId(), code, press.conversation(), press.person(), words);
    return List.of(tell(Phrases.thanks(code)));
  }

  private List<Effect> assign(Press press, ChecklistId id) {
    if (press.chosen().isEmpty()) {
      return show(press, id);
    }
    Person to = press.chosen().get();
    var effects = new ArrayList<>(change(press, id, new Command.Assign(to)));
    checklists
        .find(id, press.conversation())
        .filter(checklist -> isNewToThem(checklist, press, to))
        .ifPresent(
            checklist ->
                effects.add(
                    new Effect.Notify(to, ChecklistPhrases.assigned(checklist, press.person()))));
    return effects;
  }

  // True again where this press is handled again after a crash, but not for another press that
  // assigns the same person.
  private boolean isNewToThem(Checklist checklist, Press press, Person to) {
    boolean theirs =
        checklist.progress().assignee().map(Person::id).equals(Optional.of(to.id()))
            && checklist.changes().getLast().command() instanceof Command.Assign
            && !to.id().equals(press.person().id());
    String thing = "assigned/" + checklist.id() + "/" + checklist.revision();
    return theirs && context.isFirst(thing, press.eventId(), press.conversation());
  }

  private List<Effect> summarize(Press press, ChecklistId id) {
    return checklists
        .find(id, press.conversation())
        .<List<Effect>>map(
            checklist ->
                List.of(
                    new Effect.Tell(
                        new Message(
                            "Case summary for " + checklist.plan().code(),
                            List.of(
                                new Part.Title("Case summary"),
                                new Part.Snippet("text", CaseSummary.of(checklist)))))))
        .orElseGet(() -> List.of(tell(ChecklistPhrases.noSuchChecklist())));
  }

  private List<Effect> show(Press press, ChecklistId id) {
    return checklists
        .find(id, press.conversation())
        .<List<Effect>>map(checklist -> List.of(new Effect.PostCard(cards.draw(checklist))))
        .orElseGet(() -> List.of(tell(ChecklistPhrases.noSuchChecklist())));
  }

  /** What a thread is told unasked of its checklist. */
  public List<Effect> notice(Notice notice) {
    return reminders.effects(notice);
  }

  /** What is set in that channel: for the form that {@link Intent.EditSettings} asks for. */
  public Overview settings(Conversation place) {
    return settings.overview(place);
  }

  /** The card as the checklist is now; empty where there is none in that channel. */
  public Optional<Effect.Redraw> newest(ChecklistId id, Conversation from) {
    return checklists.find(id, from).map(this::redraw);
  }

  private Effect.Redraw redraw(Checklist checklist) {
    return new Effect.Redraw(checklist.id(), checklist.revision(), cards.draw(checklist));
  }

  private static Effect tell(Reply reply) {
    return new Effect.Tell(reply.root());
  }

  private static IncomingMessage asMessage(Press press, String text) {
    return new IncomingMessage(
        press.eventId(), press.conversation(), press.person(), text, Addressing.MENTION);
  }
}
