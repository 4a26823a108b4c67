package dev.aadsts.bot.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class DrawingTemplatesTest {
  private static final String ONE = "11111111-aaaa-4bbb-8ccc-111111111111";
  private static final String TWO = "22222222-DDDD-4EEE-8FFF-222222222222";
  private static final String NOON = "2026-11-28T12:00:00Z";
  private static final String NIGHT = "2026-11-29T01:02:03Z";

  private final DrawingTemplates templates = new DrawingTemplates();
  private final Reply common = reply("");

  @Test
  void fillInTheIdsAndTheTimeOfEachPaste() {
    assertThat(drawn(paste(ONE, NOON), DrawingTemplatesTest::everyForm))
        .contains(everyForm(paste(ONE, NOON)));
    assertThat(drawn(paste(TWO, NIGHT), DrawingTemplatesTest::everyForm))
        .contains(everyForm(paste(TWO, NIGHT)))
        .get()
        .asString()
        .contains(TWO, NIGHT, "01%3A02%3A03")
        .doesNotContain("57a4d145", "9876-05-04");
  }

  @Test
  void fillInWhatIsNotLatinAsWell() {
    Function<Map<Field, String>, List<String>> signs =
        fields -> List.of("→ %s 🔑 ü".formatted(fields.get(Field.TRACE_ID)));

    assertThat(drawn(paste(ONE, NOON), signs)).contains(List.of("→ " + ONE + " 🔑 ü"));
    assertThat(drawn(paste(TWO, NIGHT), signs)).contains(List.of("→ " + TWO + " 🔑 ü"));
  }

  @Test
  void tellIdsApart() {
    Map<Field, String> ids = Map.of(Field.TRACE_ID, ONE, Field.CORRELATION_ID, TWO);

    assertThat(drawn(ids, fields -> List.of(new EnumMap<>(fields).toString())))
        .get()
        .asString()
        .contains("TRACE_ID=" + ONE, "CORRELATION_ID=" + TWO);
  }

  @Test
  void drawOnceWhatIsAlike() {
    drawn(paste(ONE, NOON), DrawingTemplatesTest::everyForm);

    Optional<List<String>> drawn =
        templates
            .draw(
                like(paste(TWO, NIGHT)),
                "way",
                reply -> {
                  throw new AssertionError("Drawn again");
                })
            .map(DrawingTemplatesTest::texts);

    assertThat(drawn).contains(everyForm(paste(TWO, NIGHT)));
  }

  @Test
  void drawByItselfWhatComesOutOtherwise() {
    Function<Map<Field, String>, List<String>> cut =
        fields -> List.of(fields.getOrDefault(Field.TRACE_ID, "").substring(0, 20));

    assertThat(drawn(paste(ONE, NOON), cut)).isEmpty();
    assertThat(drawn(paste(TWO, NIGHT), cut)).isEmpty();
  }

  @Test
  void areNotForAnAnswerThatStandsAlone() {
    assertThat(templates.draw(reply("alone"), "way", reply -> List.of("drawn"))).isEmpty();
  }

  @Test
  void standForTheSameWithTheSame() {
    Map<Field, String> same = Map.of(Field.TRACE_ID, ONE, Field.CORRELATION_ID, ONE);

    assertThat(standIns(same).error().fields().values()).hasSize(2).doesNotContain(ONE);
    assertThat(standIns(same).error().fields().values().stream().distinct()).hasSize(1);
    assertThat(standIns(Map.of(Field.TRACE_ID, ONE, Field.CORRELATION_ID, TWO)).marks())
        .doesNotHaveDuplicates()
        .allMatch(mark -> mark.length() == ONE.length());
  }

  @Test
  void doNotStandForNames() {
    Map<Field, String> fields = Map.of(Field.APP_NAME, "Payroll", Field.TRACE_ID, ONE);

    assertThat(standIns(fields).error().fields()).containsEntry(Field.APP_NAME, "Payroll");
    assertThat(Placeholders.of(error(Map.of(Field.APP_NAME, "Payroll")))).isEmpty();
  }

  @Test
  void areNotForWhatNamesAPersonAsItIsKept() {
    assertThat(Placeholders.of(error(Map.of(Field.USER, "ann@contoso.com", Field.TRACE_ID, ONE))))
        .isEmpty();
    assertThat(
            Placeholders.of(
                error(
                    Map.of(
                        Field.REDIRECT_URI,
                        "https://app.test/?login_hint=ann%40contoso.com",
                        Field.TRACE_ID,
                        ONE))))
        .isEmpty();
  }

  @Test
  void areNotTakenInByAPasteThatLooksLikeOneOfThem() {
    String mark = standIns(Map.of(Field.TRACE_ID, ONE)).marks().getFirst();
    String time = standIns(Map.of(Field.TIMESTAMP, NOON)).marks().getFirst();

    assertThat(Placeholders.of(error(Map.of(Field.TRACE_ID, ONE, Field.APP_NAME, "x" + mark))))
        .isEmpty();
    assertThat(Placeholders.of(error(Map.of(Field.TRACE_ID, ONE, Field.APP_NAME, "x" + time))))
        .isEmpty();
    assertThat(drawn(Map.of(Field.TRACE_ID, mark), fields -> List.of(fields.toString())))
        .contains(List.of("{TRACE_ID=" + mark + "}"));
  }

  private static List<String> everyForm(Map<Field, String> fields) {
    String all = fields.get(Field.TRACE_ID) + " at " + fields.get(Field.TIMESTAMP);
    return List.of("No id", all, URLEncoder.encode(all, StandardCharsets.UTF_8), all + all);
  }

  private Optional<List<String>> drawn(
      Map<Field, String> paste, Function<Map<Field, String>, List<String>> draw) {
    Map<Field, String> marked = standIns(paste).error().fields();
    return templates
        .draw(like(paste), "way", reply -> draw.apply(reply.equals(common) ? marked : paste))
        .map(DrawingTemplatesTest::texts);
  }

  private static List<String> texts(List<FilledTemplate> pieces) {
    return pieces.stream().map(FilledTemplate::text).toList();
  }

  private Reply like(Map<Field, String> paste) {
    return Reply.like(common, standIns(paste), () -> reply(paste.toString()));
  }

  private static Map<Field, String> paste(String id, String time) {
    return Map.of(Field.TRACE_ID, id, Field.TIMESTAMP, time);
  }

  private static Placeholders standIns(Map<Field, String> fields) {
    return Placeholders.of(error(fields)).orElseThrow();
  }

  private static SignInError error(Map<Field, String> fields) {
    ErrorCode code = ErrorCode.of("50105");
    return new SignInError(List.of(code), Optional.of(code), fields, Cloud.PUBLIC);
  }

  private static Reply reply(String summary) {
    return new Reply(new Message(summary, List.of()), List.of(), Audience.EVERYONE);
  }
}
