package dev.aadsts.kb.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PastedTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      value = {
        "a%3a+b => a: b",
        "50%25+off%21 => 50% off!",
        "x%252520y => x y",
        "%ADFS% => %ADFS%",
        "caf%C3%A9 => café",
        "a+b@contoso.com => a+b@contoso.com",
        "&lt;b&gt; & &quot;c&quot; &#39;d&#x27; => & \"c\" 'd'",
        "&amp;amp;lt;x => <x",
        "a&b; &unknown; => a&b; &unknown;",
        "\\\"x\\\\\\\"y => \"x\"y",
        "\\u0041\\u0026\\uZZZZ => A&\\uZZZZ",
        "a\\/b => a/b",
        "<mailto:a@b.c|a@b.c> => a@b.c",
        "<https://contoso.com> => https://contoso.com",
        "<http://contoso.com|contoso.com> => contoso.com",
        "<https://contoso.com/x|here> => here https://contoso.com/x",
        "a@b.c<mailto:a@b.c> => a@b.c",
        "<S:Text>x</S:Text> => <S:Text>x</S:Text>",
        "<b>x</b> => x",
        "1 < 2 > 1 => 1 < 2 > 1",
        "‘x’ “y” – z => 'x' \"y\" - z",
        "ＡＢ１：２ => AB1:2",
        "x\u200b\u00ady => xy",
        "y\u001b[31;1mx\u001b[0m => yx"
      })
  void undoesWhatTransportsDo(String raw, String cleaned) {
    assertThat(PastedText.of(raw).text().strip()).isEqualTo(cleaned);
  }

  @Test
  void putsParametersOnLinesOfTheirOwn() {
    var pasted = PastedText.of("https://contoso.com/cb?a=x%26y%3Dz&b=1%202");

    assertThat(pasted.text()).isEqualTo("https://contoso.com/cb?a=x&y=z\nb=1 2");
  }

  @Test
  void leavesAQuotedUrlWhole() {
    assertThat(PastedText.of("'https://contoso.com?a=1&code=2'").text())
        .isEqualTo("'https://contoso.com?a=1&code=2'");
  }

  @Test
  void takesQuoteMarksOff() {
    assertThat(PastedText.of("> > a\n> b\nc > d").text()).isEqualTo(" a\n b\nc > d");
  }

  @Test
  void joinsACodeOnlyWhereBothHalvesMakeOne() {
    assertThat(PastedText.of("AADSTS50\n105: x").text()).isEqualTo("AADSTS50105: x");
    assertThat(PastedText.of("AADSTS5010\n5: x").text()).isEqualTo("AADSTS50105: x");
    assertThat(PastedText.of("AADSTS5010\n5 users").text()).isEqualTo("AADSTS5010\n5 users");
    assertThat(PastedText.of("AADSTS50105\n12 users").text()).isEqualTo("AADSTS50105\n12 users");
  }

  @Test
  void labelsTheCellsOfATable() {
    var pasted = PastedText.of("ResultType;Who;CorrelationId\n50126;\"Ann; Contoso\";x\n\nend");

    assertThat(pasted.text())
        .isEqualTo("ResultType: 50126\nCorrelation ID: x\nAnn; Contoso\n\n\nend");
  }

  @Test
  void leavesRowsOfATableOutThatWentWellBesideOneThatDidNot() {
    String header = "CorrelationId;ResultType\n";

    assertThat(PastedText.of(header + "x;0\ny;50126").text())
        .isEqualTo("ResultType: 50126\nCorrelation ID: y\n");
    assertThat(PastedText.of(header + "x;0").text())
        .isEqualTo("ResultType: 0\nCorrelation ID: x\n");
  }

  @Test
  void tellsTheColumnsOfATableByTheDashesBelowItsHeader() {
    assertThat(PastedText.of("Who ErrorCode\n--- ---------\nA B     50126\n\nend").text())
        .isEqualTo("Error code: 50126\nA B\n\n\nend");
    // A line without a gap where the columns meet is no row.
    assertThat(PastedText.of("Who ErrorCode\n--- ---------\nno row of it").text())
        .isEqualTo("Who ErrorCode\n--- ---------\nno row of it");
  }

  @Test
  void leavesAListOfNamesThatIsNoTable() {
    String text = "Send the Request ID, Correlation ID\nand the time";

    assertThat(PastedText.of(text).text()).isEqualTo(text);
  }

  @Test
  void findsSignalsWhateverTheirCaseAndLineBreaks() {
    var pasted = PastedText.of("*Not a direct*\n>  member\u00a0of a group, can&#39;t");

    assertThat(pasted.contains("not a DIRECT member of")).isTrue();
    assertThat(pasted.contains(" direct  member ")).isTrue();
    assertThat(pasted.contains("group, can’t")).isTrue();
    assertThat(pasted.contains("indirect member")).isFalse();
    assertThat(pasted.contains(" ")).isFalse();
  }
}
