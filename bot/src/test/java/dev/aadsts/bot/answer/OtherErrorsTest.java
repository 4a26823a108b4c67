package dev.aadsts.bot.answer;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The way to the errors of a message that are not the one to explain. */
final class OtherErrorsTest {
  private final Desk desk = new Desk(Articles.kb());

  @Test
  void offersToExplainTheOtherErrorsOfAMessageEachWithItsOwnIds() {
    Reply reply =
        answer(
            desk,
            Addressing.MENTION,
            """
                AADSTS50105: ann@contoso.com is not assigned.
                Trace ID: 66666666-7777-8888-9999-000000000001

                AADSTS50173: The grant of bob@contoso.com has expired, tenant: contoso.com.
                Application ID: 11111111-2222-3333-4444-555555555555
                Trace ID: 66666666-7777-8888-9999-000000000002

                AADSTS50199: not on file. Trace ID: 66666666-7777-8888-9999-000000000003
                """);

    Button other = Buttons.labelled(reply.root(), "Explain AADSTS50173");
    assertThat(other.intent())
        .isEqualTo(
            new Intent.ExplainError(
                new ErrorRef(
                    new SignInError(
                        List.of(Articles.EXPIRED),
                        Optional.of(Articles.EXPIRED),
                        Map.of(
                            Field.TRACE_ID, "66666666-7777-8888-9999-000000000002",
                            Field.TENANT, "contoso.com",
                            Field.APP_ID, "11111111-2222-3333-4444-555555555555"),
                        Cloud.PUBLIC),
                    List.of())));
    assertThat(Buttons.in(reply)).filteredOn(Intent.ExplainError.class::isInstance).hasSize(1);
  }

  @Test
  void offersNoMoreButtonsThanTeamsShowsBesideEachOther() {
    var kb =
        Articles.kb(
            IntStream.range(50100, 50110)
                .mapToObj(
                    code ->
                        Articles.article(
                            new ErrorCode(code), "Article " + code, Articles.lockedOut().causes()))
                .toArray(Article[]::new));
    String text =
        IntStream.range(50100, 50110)
            .mapToObj(code -> "AADSTS%d: x.\n".formatted(code))
            .collect(Collectors.joining());

    Reply reply = answer(new Desk(kb), Addressing.WHISPER, text);

    assertThat(Buttons.in(reply.root()))
        .hasSize(6)
        .hasAtLeastOneElementOfType(Intent.ExplainError.class)
        .hasAtLeastOneElementOfType(Intent.Share.class);
  }

  @Test
  void explainsAnErrorThatStoodBesideAnotherWithItsOwnIds() {
    var error =
        new SignInError(
            List.of(Articles.EXPIRED),
            Optional.of(Articles.EXPIRED),
            Map.of(Field.TENANT, "fabrikam.com"),
            Cloud.PUBLIC);

    var effects = desk.press(ANA, new Intent.ExplainError(new ErrorRef(error, List.of())));

    assertThat(effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Say.class,
            said -> {
              assertThat(said.reply().root().summary()).startsWith("AADSTS50173");
              assertThat(said.reply().root().toString()).contains("fabrikam.com");
              assertThat(said.reply().audience()).isEqualTo(Audience.EVERYONE);
            });
  }

  private static Reply answer(Desk desk, Addressing addressing, String text) {
    var message = new IncomingMessage("e1", THREAD, ANA, text, addressing);
    return ((Effect.Say) desk.answerer().answer(message).getFirst()).reply();
  }
}
