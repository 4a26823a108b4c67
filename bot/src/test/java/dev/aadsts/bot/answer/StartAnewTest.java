package dev.aadsts.bot.answer;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.checklist.Conclusion.Outcome;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A second error of one code in one thread, as in a chat with the bot that lasts for months. */
final class StartAnewTest {
  private static final ErrorRef FIRST = new ErrorRef(Plans.detailed(), List.of());
  private static final ErrorRef SECOND =
      with("99999999-2222-3333-4444-555555555555", "99999999-bbbb-cccc-dddd-eeeeeeeeeeee");

  private final Desk desk = new Desk(Articles.kb());
  private final Checklists checklists = desk.checklists();
  private final Presses presses = desk.presses();

  @Test
  void saysThatTheOpenChecklistIsAboutAnotherSignIn() {
    press(ANA, new Intent.Start(FIRST));
    Checklist before = open();

    Message told = told(press(ANA, new Intent.Start(SECOND))).orElseThrow();

    assertThat(told.summary())
        .startsWith(
            "The checklist that is open here is about another sign-in: the application ID there is"
                + " aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee.");
    assertThat(open().id()).isEqualTo(before.id());
  }

  @Test
  void endsItAndStartsANewOneWhereThatIsWanted() {
    press(ANA, new Intent.Start(FIRST));
    Checklist before = open();
    Intent anew = button(told(press(BEN, new Intent.Start(SECOND))).orElseThrow());

    var effects = press(BEN, anew);

    assertThat(effects).singleElement().isInstanceOf(Effect.PostCard.class);
    assertThat(open().plan().error().field(Field.APP_ID))
        .contains("99999999-bbbb-cccc-dddd-eeeeeeeeeeee");
    assertThat(checklists.find(before.id(), THREAD).orElseThrow().ended(Outcome.CANCELLED))
        .isTrue();
  }

  @Test
  void startsOneOnlyHoweverOftenThePressIsHandled() {
    press(ANA, new Intent.Start(FIRST));
    Intent anew = button(told(press(ANA, new Intent.Start(SECOND))).orElseThrow());
    press(ANA, anew);
    Checklist started = open();

    var effects = press(ANA, anew);

    assertThat(effects).singleElement().isInstanceOf(Effect.PostCard.class);
    assertThat(open().id()).isEqualTo(started.id());
  }

  @Test
  void endsNoChecklistWhereThereIsNothingToStart() {
    press(ANA, new Intent.Start(FIRST));
    Checklist before = open();

    var effects =
        press(ANA, new Intent.StartAnew(before.id(), ErrorRef.of(ErrorCode.of("AADSTS50199"))));

    assertThat(told(effects).orElseThrow().summary()).startsWith("This button is from another");
    assertThat(open().id()).isEqualTo(before.id());
  }

  @Test
  void endsNoChecklistOfAnotherChannel() {
    press(ANA, new Intent.Start(FIRST));
    var elsewhere = new Conversation(Platform.SLACK, "T1", "C2", THREAD.thread());

    presses.press(
        new Press(
            "e2", elsewhere, BEN, new Intent.StartAnew(open().id(), SECOND), Optional.empty()));

    assertThat(open().plan().error()).isEqualTo(FIRST.error());
  }

  @Test
  void goesOnWhereASecondPasteMayBeOfTheSameSignIn() {
    press(ANA, new Intent.Start(FIRST));

    assertThat(told(press(ANA, new Intent.Start(FIRST)))).isEmpty();
    assertThat(told(press(ANA, new Intent.Start(ErrorRef.of(Articles.LOCKED_OUT))))).isEmpty();
    assertThat(
            told(
                press(
                    ANA,
                    new Intent.Start(
                        with(
                            "11111111-2222-3333-4444-555555555555",
                            "99999999-bbbb-cccc-dddd-eeeeeeeeeeee")))))
        .as("the same correlation id")
        .isEmpty();
  }

  private static ErrorRef with(String correlationId, String appId) {
    var fields = new EnumMap<Field, String>(Plans.detailed().fields());
    fields.put(Field.CORRELATION_ID, correlationId);
    fields.put(Field.APP_ID, appId);
    return new ErrorRef(
        new SignInError(
            List.of(Articles.LOCKED_OUT), Optional.of(Articles.LOCKED_OUT), fields, Cloud.PUBLIC),
        List.of());
  }

  private List<Effect> press(Person person, Intent intent) {
    return presses.press(new Press("e1", THREAD, person, intent, Optional.empty()));
  }

  private Checklist open() {
    return checklists.openIn(THREAD).getFirst();
  }

  private static Optional<Message> told(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Tell.class::isInstance)
        .map(effect -> ((Effect.Tell) effect).message())
        .findFirst();
  }

  private static Intent button(Message message) {
    return message.parts().stream()
        .filter(Part.Choices.class::isInstance)
        .flatMap(choices -> ((Part.Choices) choices).buttons().stream())
        .map(Button::intent)
        .findFirst()
        .orElseThrow();
  }
}
