package dev.aadsts.bot.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.Fuzz;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.SignInError;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IntentCodecTest {
  // Slack refuses a button with more:
  // https://docs.slack.dev/reference/block-kit/block-elements/button-element
  private static final int LONGEST = 2000;
  private static final ChecklistId ID = new ChecklistId("0123456789abcdef");
  private static final String SLIPS = "\"{}[]:,\\0n\uD83D";
  private static final KnowledgeBase KB = KnowledgeBase.bundled();

  static Stream<Intent> intents() {
    return Stream.concat(
        Stream.of(
            new Intent.Explain(Articles.LOCKED_OUT),
            new Intent.ExplainError(ref(Plans.detailed())),
            new Intent.Share(ref(Plans.detailed())),
            new Intent.Start(ref(Plans.detailed())),
            new Intent.Start(ref(SignInError.ofCode(Articles.EXPIRED))),
            new Intent.StartAnew(ID, ref(Plans.detailed())),
            new Intent.TakeOn(ID),
            new Intent.Details(ref(Plans.detailed())),
            new Intent.Rest(ref(Plans.detailed()), List.of("badge", "ghost")),
            new Intent.Rest(ref(Plans.detailed()), List.of()),
            new Intent.Assign(ID),
            new Intent.WriteNote(ID),
            new Intent.Summarize(ID),
            new Intent.Show(ID),
            new Intent.Report(Articles.LOCKED_OUT),
            new Intent.EditSettings(),
            new Intent.SaveSettings(
                Scope.WORKSPACE, Map.of(Setting.AUTODETECT, "on", Setting.LANGUAGE, "pt-BR")),
            new Intent.Open("https://login.microsoftonline.com/error?code=50105")),
        commands().map(command -> new Intent.Change(ID, 7, command)));
  }

  static Stream<Command> commands() {
    return Stream.of(
        new Command.Answer("badge", Verdict.CANNOT_TELL),
        new Command.Tick("badge", "mend"),
        new Command.Untick("badge", "mend"),
        new Command.Solved("badge"),
        new Command.NotSolved("badge"),
        new Command.AddNote("\"Grüße\"\n\\ \uD83D\uDE80 \u2028 </script>"),
        new Command.Assign(new Person("U1", "Ana")),
        new Command.Reopen(),
        new Command.Cancel(),
        new Command.Abandon(),
        new Command.Undo(3));
  }

  @ParameterizedTest
  @MethodSource("intents")
  void readsBackWhatItWrote(Intent intent) {
    String text = IntentCodec.encode(intent);

    assertThat(IntentCodec.decode(text)).contains(intent);
    assertThat(text).hasSizeLessThanOrEqualTo(LONGEST);
  }

  @Test
  void isTriedWithEveryIntentAndEveryCommand() {
    assertThat(intents().map(Object::getClass).distinct())
        .hasSameSizeAs(Intent.class.getPermittedSubclasses());
    assertThat(commands().map(Object::getClass).distinct())
        .hasSameSizeAs(Command.class.getPermittedSubclasses());
  }

  @Test
  void fitsAButtonWhateverTheMessageHeld() {
    assertThat(KB.articles())
        .isNotEmpty()
        .allSatisfy(
            article -> {
              for (String filling :
                  new String[] {"x", "\"", "\\", "\n", "\u0001", "ß", "\uD83D\uDE80"}) {
                assertFits(article, filling);
              }
            });
  }

  private static void assertFits(Article article, String filling) {
    for (int length : new int[] {20, 74, 75, 149, 150, 400, 2048}) {
      var error = error(article.code(), filling.repeat(length));
      var diagnosis = KB.diagnose(error, signal -> true, (code, cause) -> 0);

      var intent = new Intent.Start(ErrorRef.of(diagnosis));
      String text = IntentCodec.encode(intent);

      assertThat(text).as("%s", article.code()).hasSizeLessThanOrEqualTo(LONGEST);
      assertThat(IntentCodec.decode(text)).contains(intent);
      assertThat(intent.error().error().primary()).contains(article.code());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", "\u0001", "\uD83D\uDE80"})
  void fitsAButtonBesideAnother(String filling) {
    for (int length : new int[] {20, 74, 75, 149, 150}) {
      var error = error(Articles.LOCKED_OUT, filling.repeat(length));
      var intent = new Intent.ExplainError(new ErrorRef(error, List.of()));

      assertThat(IntentCodec.encode(intent)).hasSizeLessThanOrEqualTo(LONGEST);
    }
  }

  private static SignInError error(ErrorCode primary, String value) {
    var fields = new EnumMap<Field, String>(Field.class);
    Arrays.stream(Field.values()).forEach(field -> fields.put(field, value));
    var codes =
        Stream.concat(
                IntStream.range(0, 40).mapToObj(n -> new ErrorCode(9_000_000 + n)),
                Stream.of(primary))
            .toList();
    return new SignInError(codes, Optional.of(primary), fields, Cloud.US_GOVERNMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "{}",
        "[]",
        "7",
        "\"explain\"",
        "not json",
        "{\"is\":",
        "{\"is\":\"fly\"}",
        "{\"is\":\"explain\"}",
        "{\"is\":\"explain\",\"code\":null}",
        "{\"is\":\"explain\",\"code\":\"AADB2C90273\"}",
        "{\"is\":\"explain\",\"code\":{\"number\":50105}}",
        "{\"is\":\"explain\",\"code\":\"AADSTS50105\",\"loudly\":true}",
        "{\"is\":\"explain\",\"code\":\"AADSTS50105\"} trailing",
        "{\"is\":\"show\",\"checklist\":\"../../etc/passwd\"}",
        "{\"is\":\"show\",\"checklist\":null}",
        "{\"is\":\"show\"}",
        "{\"is\":\"change\",\"checklist\":\"0123456789abcdef\",\"revision\":1}",
        "{\"is\":\"change\",\"checklist\":\"0123456789abcdef\",\"revision\":null,\"command\":{\"do\":\"cancel\"}}",
        "{\"is\":\"change\",\"checklist\":\"0123456789abcdef\",\"revision\":1,\"command\":{\"do\":\"fly\"}}",
        "{\"is\":\"change\",\"checklist\":\"0123456789abcdef\",\"revision\":1,\"command\":{\"do\":\"note\"}}",
        "{\"is\":\"change\",\"checklist\":\"0123456789abcdef\",\"revision\":1,\"command\":{\"do\":\"answer\",\"cause\":\"a\"}}",
        "{\"is\":\"change\",\"checklist\":\"0123456789abcdef\",\"revision\":1,\"command\":{\"do\":\"undo\"}}",
        "{\"is\":\"change\",\"checklist\":\"0123456789abcdef\",\"revision\":1,\"command\":{\"do\":\"assign\",\"to\":{\"id\":\"U1\"}}}",
        "{\"is\":\"start\",\"error\":null}",
        "{\"is\":\"start\",\"error\":{\"error\":null,\"mentioned\":[]}}",
        "{\"is\":\"start\",\"error\":{\"error\":{\"codes\":[null],\"primary\":null,\"fields\":{},\"cloud\":\"PUBLIC\"},\"mentioned\":[]}}",
        "{\"is\":\"start\",\"error\":{\"error\":{\"codes\":[],\"primary\":\"AADSTS50105\",\"fields\":{},\"cloud\":\"PUBLIC\"},\"mentioned\":[]}}",
        "{\"is\":\"start\",\"error\":{\"error\":{\"codes\":[],\"primary\":null,\"fields\":{\"TENANT\":null},\"cloud\":\"PUBLIC\"},\"mentioned\":[]}}",
        "{\"is\":\"start\",\"error\":{\"error\":{\"codes\":[],\"primary\":null,\"fields\":{\"SHOE_SIZE\":\"47\"},\"cloud\":\"PUBLIC\"},\"mentioned\":[]}}",
        "{\"is\":\"start\",\"error\":{\"error\":{\"codes\":[],\"primary\":null,\"fields\":{},\"cloud\":\"MARS\"},\"mentioned\":[]}}",
        "{\"is\":\"start\",\"error\":{\"error\":{\"codes\":[],\"primary\":null,\"fields\":{},\"cloud\":null},\"mentioned\":[]}}",
        "{\"is\":\"start\",\"error\":{\"error\":{\"codes\":[],\"primary\":null,\"fields\":{},\"cloud\":\"PUBLIC\"},\"mentioned\":[null]}}",
        "{\"is\":\"open\",\"url\":null}",
        "\u0000"
      })
  void readsNothingElse(String text) {
    assertThat(IntentCodec.decode(text)).isEmpty();
  }

  @Test
  void readsNothingFromWhatIsTooBigOrTooDeep() {
    assertThat(IntentCodec.decode("[".repeat(100_000))).isEmpty();
    assertThat(IntentCodec.decode("{\"is\":".repeat(100_000))).isEmpty();
    assertThat(IntentCodec.decode("x".repeat(1_000_000))).isEmpty();
    assertThat(IntentCodec.decode("9".repeat(1_000_000))).isEmpty();
    String note = "x".repeat(1_000_000);
    assertThat(
            IntentCodec.decode(
                IntentCodec.encode(new Intent.Change(ID, 1, new Command.AddNote(note)))))
        .isEmpty();
  }

  @Test
  void neverThrowsWhateverIsDoneToARealButton() {
    List<String> real = intents().map(IntentCodec::encode).toList();

    Fuzz.tries(
        20_000,
        252_000,
        random -> {
          var text = new StringBuilder(real.get(random.nextInt(real.size())));
          for (int slip = random.nextInt(4); slip >= 0; slip--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
              case 0 -> text.deleteCharAt(at);
              case 1 -> text.insert(at, SLIPS.charAt(random.nextInt(SLIPS.length())));
              default -> text.setCharAt(at, (char) random.nextInt(300));
            }
          }
          assertThat(IntentCodec.decode(text.toString())).isNotNull();
        });
  }

  @Test
  void remembersNothingThatNamesAPersonEvenWhereTheButtonWasForged() {
    var ref = ref(Plans.detailed());

    assertThat(ref.error().field(Field.USER)).isEmpty();
    assertThat(IntentCodec.encode(new Intent.Start(ref))).doesNotContain("zoe");
    String forged =
        IntentCodec.encode(new Intent.Start(ref))
            .replace("\"fields\":{", "\"fields\":{\"USER\":\"zoe@contoso.com\",");
    assertThat(IntentCodec.decode(forged)).contains(new Intent.Start(ref));
  }

  @Test
  void remembersTheIdsFirstThenWhatTheTextMentionedThenTheRest() {
    var error = error(Articles.LOCKED_OUT, "v".repeat(150));

    var ref = new ErrorRef(error, List.of("signal one", "signal two", "three", "four"));

    assertThat(ref.error().fields())
        .containsKeys(
            Field.CORRELATION_ID, Field.TRACE_ID, Field.TIMESTAMP, Field.TENANT, Field.APP_ID)
        .doesNotContainKey(Field.USER);
    assertThat(ref.mentioned()).containsExactly("signal one", "signal two", "three");
    assertThat(ref.error().codes()).hasSize(9).contains(Articles.LOCKED_OUT);
  }

  private static ErrorRef ref(SignInError error) {
    return new ErrorRef(error, List.of("door says so"));
  }
}
