package dev.aadsts.bot.slack.block;

import static dev.aadsts.bot.slack.block.PartCases.command;
import static dev.aadsts.bot.slack.block.PartCases.step;
import static dev.aadsts.kb.fill.RichText.plain;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.slack.FakeClient;
import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.fill.RichText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SlackBlocksTest {
  private static final ObjectWriter PRETTY = new JsonMapper().writerWithDefaultPrettyPrinter();
  private static final Path GOLDEN = Path.of("src/test/resources/dev/aadsts/bot/slack/golden");
  private static final ChecklistId CHECKLIST = new ChecklistId("0123456789abcdef");
  private static final String HOSTILE = "<!channel> *b* `c` &lt; > ";

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.aadsts.bot.slack.block.PartCases#cases")
  void drawsEachPart(PartCases.Case drawn) {
    List<SlackMessage> messages = SlackBlocks.messages(new Message("The gist", drawn.parts()));

    assertThat(messages).hasSize(1);
    assertThat(BlockKitRules.faults(messages.getFirst().tree())).isEmpty();
    golden(drawn.name(), messages.getFirst());
  }

  @Test
  void splitsALongMessageBeforeADividerAndKeepsEveryWord() {
    var parts =
        IntStream.range(0, 40)
            .boxed()
            .<Part>mapMulti(
                (at, more) -> {
                  more.accept(new Part.Divider());
                  more.accept(new Part.Heading("Cause " + at));
                  more.accept(new Part.Prose(plain("w ".repeat(400))));
                })
            .toList();

    List<SlackMessage> messages = SlackBlocks.messages(new Message("Causes", parts));

    assertThat(messages).hasSizeGreaterThan(2);
    assertThat(messages).allSatisfy(SlackBlocksTest::fits);
    assertThat(messages)
        .allSatisfy(message -> assertThat(FakeClient.read(message.tree())).startsWith("*Cause "));
    assertThat(String.join("\n", messages.stream().map(SlackMessage::blocksJson).toList()))
        .contains(IntStream.range(0, 40).mapToObj(at -> "*Cause " + at + "*").toList());
    assertThat(messages.get(1).text()).isEqualTo("Causes (continued)");
  }

  @Test
  void endsAtTheLastFoldThatItHasRoomFor() {
    SlackMessage drawn = SlackBlocks.folded("Causes", SlackBlocks.pieces(folding(9, 2_000)));

    fits(drawn);
    assertThat(FakeClient.read(drawn.tree()))
        .containsSubsequence("*Cause 3*", "*Cause 4*", "*Further causes*", "\nCause 5\n", "Cause 8")
        .doesNotContain("*Cause 5*");
    assertThat(FakeClient.buttons(drawn.tree()))
        .singleElement()
        .satisfies(button -> assertThat(button.path("value").asText()).contains("\"c4\"]"));
  }

  @Test
  void hasNoButtonForTheRestWhereAllOfItFits() {
    SlackMessage drawn = SlackBlocks.folded("Causes", SlackBlocks.pieces(folding(5, 2_000)));

    fits(drawn);
    assertThat(FakeClient.buttons(drawn.tree())).isEmpty();
    assertThat(FakeClient.read(drawn.tree())).contains("*Cause 4*").doesNotContain("Further");
  }

  @Test
  void namesAllThatFollowsWhereEvenTheFirstIsTooLong() {
    SlackMessage drawn = SlackBlocks.folded("Causes", SlackBlocks.pieces(folding(3, 11_800)));

    fits(drawn);
    assertThat(FakeClient.read(drawn.tree()))
        .contains("\nCause 0\n", "Cause 2")
        .doesNotContain("*Cause 0*");
  }

  // Each with that many characters.
  private static Message folding(int causes, int length) {
    var parts = new ArrayList<Part>();
    parts.add(new Part.Title("What it is"));
    for (int at = 0; at < causes; at++) {
      var seen = IntStream.range(0, at).mapToObj(each -> "c" + each).toList();
      var names = IntStream.range(at, causes).mapToObj(each -> "Cause " + each).toList();
      var rest = new Intent.Rest(ErrorRef.of(ErrorCode.of("AADSTS50105")), seen);
      parts.add(new Part.Fold("Further causes", names, Button.of("Show the rest", rest)));
      parts.add(new Part.Heading("Cause " + at));
      parts.add(new Part.Prose(plain("w ".repeat(length / 2))));
    }
    return new Message("Causes", parts);
  }

  @Test
  void leavesOutTheMiddleOfACardThatIsTooLongForOneMessage() {
    var notes = Collections.nCopies(60, plain("ben: " + "n ".repeat(490)));
    var card =
        new Message(
            "Checklist",
            List.of(
                new Part.Title("Checklist"),
                new Part.Bullets(notes),
                new Part.Question(plain("Did it help?")),
                new Part.Choices(List.of(Button.of("Yes", new Intent.Show(CHECKLIST))), true)));

    SlackMessage drawn = SlackBlocks.card(card);

    fits(drawn);
    assertThat(FakeClient.read(drawn.tree()))
        .startsWith("Checklist")
        .contains("Some lines are left out here", "*Did it help?*", "[Yes]");
  }

  @Test
  void putsEachCommandBelowWhatItBelongsTo() {
    var steps = new Part.Steps(List.of(step("Look", "Get-A"), step("Change", "Set-A"), step("Go")));
    var items =
        new Part.Items(
            steps.steps().stream()
                .map(
                    step ->
                        new Part.Item(
                            Part.Mark.TODO,
                            step.text(),
                            Optional.of(Button.of("Done", new Intent.Show(CHECKLIST))),
                            step.command()))
                .toList());

    assertThat(read(steps)).containsSubsequence("1. Look", "Get-A", "2. Change", "Set-A", "3. Go");
    assertThat(read(items)).containsSubsequence("Look", "Get-A", "Change", "Set-A", "Go");
  }

  private static String read(Part part) {
    return FakeClient.read(SlackBlocks.card(new Message("The gist", List.of(part))).tree());
  }

  @Test
  void keepsEveryLimitWhateverTheTexts() {
    String endless = HOSTILE.repeat(2_000);
    RichText text =
        new RichText(
            List.of(
                new RichText.Plain(endless),
                new RichText.Code(endless),
                new RichText.Anchor(endless, "https://contoso.com/" + "a".repeat(5_000))));
    Button button = Button.of(endless, new Intent.Show(CHECKLIST));
    var parts =
        List.<Part>of(
            new Part.Title(endless),
            new Part.Heading(endless),
            new Part.Prose(text),
            new Part.Question(text),
            new Part.Facts(Collections.nCopies(25, new Part.Fact(endless, endless, true))),
            new Part.Facts(Collections.nCopies(25, new Part.Fact(endless, endless, false))),
            new Part.Bullets(Collections.nCopies(30, text)),
            new Part.Steps(Collections.nCopies(30, new Part.Step(text, Optional.empty()))),
            new Part.Steps(
                Collections.nCopies(3, new Part.Step(text, Optional.of(command(endless))))),
            new Part.Items(
                Collections.nCopies(30, new Part.Item(Part.Mark.DONE, text, Optional.of(button)))),
            new Part.Items(
                Collections.nCopies(30, new Part.Item(Part.Mark.TODO, text, Optional.empty()))),
            new Part.Items(
                Collections.nCopies(
                    3,
                    new Part.Item(
                        Part.Mark.TODO, text, Optional.of(button), Optional.of(command(endless))))),
            new Part.Snippet("text", endless),
            new Part.Snippet("text", "\n\n" + "<".repeat(9_000)),
            new Part.Notice(Part.Tone.QUIET, text),
            new Part.Notice(Part.Tone.WARNING, text),
            new Part.Notice(Part.Tone.HOUSE, text),
            new Part.Choices(Collections.nCopies(30, button), true));

    SlackBlocks.messages(new Message(endless, parts)).forEach(SlackBlocksTest::fits);
    fits(SlackBlocks.card(new Message(endless, parts)));
  }

  @Test
  void leavesTheLongestDetailsOfAnErrorOutOfAButtonThatCannotHoldThem() {
    var fields = new EnumMap<Field, String>(Field.class);
    for (Field field : Field.values()) {
      fields.put(field, "\"".repeat(150));
    }
    fields.put(Field.CORRELATION_ID, "00000000-0000-0000-0000-000000000000");
    var code = ErrorCode.tryOf("50105").orElseThrow();
    var error = new SignInError(List.of(code), Optional.of(code), fields, Cloud.PUBLIC);

    var ref = new ErrorRef(error, List.of("a signal"));
    var seen = IntStream.range(0, 30).mapToObj(at -> "a-cause-with-a-long-name-" + at).toList();

    assertThat(drawn(new Intent.Start(ref)))
        .isInstanceOfSatisfying(Intent.Start.class, start -> assertTraceable(start.error()));
    assertThat(drawn(new Intent.Rest(ref, seen)))
        .isInstanceOfSatisfying(
            Intent.Rest.class,
            rest -> {
              assertTraceable(rest.error());
              assertThat(rest.seen()).isEqualTo(seen);
            });
  }

  private static Intent drawn(Intent intent) {
    String value = new SlackButtons().draw(Button.of("A", intent)).path("value").asText();
    assertThat(value).hasSizeLessThanOrEqualTo(SlackButtons.MOST_VALUE);
    return IntentCodec.decode(value).orElseThrow();
  }

  private static void assertTraceable(ErrorRef ref) {
    assertThat(ref.error().field(Field.CORRELATION_ID))
        .hasValue("00000000-0000-0000-0000-000000000000");
  }

  @Test
  void namesNoBlockSoThatAnUpdatedMessageHasNewOnes() {
    SlackMessage drawn = SlackBlocks.card(new Message("x", List.of(new Part.Heading("x"))));

    assertThat(drawn.blocksJson()).doesNotContain("block_id");
  }

  private static void fits(SlackMessage message) {
    assertThat(BlockKitRules.faults(message.tree())).isEmpty();
    assertThat(message.text()).isNotEmpty().hasSizeLessThan(4_000);
    assertThat(message.words()).hasSizeLessThanOrEqualTo(4_000);
  }

  private static void golden(String name, SlackMessage message) {
    Path file = GOLDEN.resolve(name + ".json");
    try {
      String drawn = PRETTY.writeValueAsString(message.tree()) + "\n";
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(GOLDEN);
        Files.writeString(file, drawn, UTF_8);
      }
      assertThat(drawn).isEqualTo(Files.readString(file, UTF_8));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
