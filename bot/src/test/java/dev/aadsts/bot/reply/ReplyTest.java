package dev.aadsts.bot.reply;

import static dev.aadsts.bot.testkit.People.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReplyTest {
  private static final ErrorCode CODE = ErrorCode.of("50105");
  private static final Placeholders IDS =
      Placeholders.of(
              new SignInError(
                  List.of(CODE),
                  Optional.of(CODE),
                  Map.of(Field.TRACE_ID, "11111111-aaaa-4bbb-8ccc-111111111111"),
                  Cloud.PUBLIC))
          .orElseThrow();

  private final Reply pattern = reply("pattern");
  private int made;
  private final Reply like =
      Reply.like(
          pattern,
          IDS,
          () -> {
            made++;
            return reply("whole");
          });

  @Test
  void isMadeOnceAndOnlyForWhoLooksIntoIt() {
    assertThat(like.pattern()).contains(new Reply.Pattern(pattern, IDS));
    assertThat(like.audience()).isEqualTo(Audience.ASKER);
    assertThat(made).isZero();

    assertThat(like.root().summary()).isEqualTo("whole");
    assertThat(like.details()).isEmpty();
    assertThat(like).isEqualTo(reply("whole")).isNotEqualTo(pattern);
    assertThat(made).isOne();
  }

  @Test
  void isNotMadeForWhatAllHaveInCommon() {
    assertThat(like.folds()).isFalse();
    assertThat(like.mentions()).isFalse();

    assertThat(made).isZero();
  }

  @Test
  void saysOfAllWhatHoldsForThePattern() {
    var fact = new Part.Fact("Checked by", "Ana", false, Optional.of(ANA));
    Message mentioning = new Message("s", List.of(new Part.Facts(List.of(fact))));
    var pattern = new Reply(mentioning, List.of(), Audience.EVERYONE);

    assertThat(Reply.like(pattern, IDS, () -> pattern).mentions()).isTrue();
  }

  @Test
  void changesWhatItHasInCommonAsItChangesItself() {
    Reply changed =
        like.changed(
            common -> reply(common.root().summary() + " of many"),
            whole -> reply(whole.root().summary() + " by itself"));

    assertThat(made).isZero();
    assertThat(changed.pattern().map(Reply.Pattern::reply)).contains(reply("pattern of many"));
    assertThat(changed).isEqualTo(reply("whole by itself"));
  }

  @Test
  void changesByItselfWhereThereAreNoOthers() {
    Reply changed =
        reply("alone")
            .changed(
                common -> {
                  throw new AssertionError("Nothing is in common");
                },
                whole -> reply(whole.root().summary() + " changed"));

    assertThat(changed).isEqualTo(reply("alone changed"));
  }

  private static Reply reply(String summary) {
    return new Reply(new Message(summary, List.of()), List.of(), Audience.ASKER);
  }
}
