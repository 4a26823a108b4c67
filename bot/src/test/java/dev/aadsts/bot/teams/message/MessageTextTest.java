package dev.aadsts.bot.teams.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MessageTextTest {
  @Test
  void takesTheBotsNameOff() {
    assertThat(clean("<at>aadsts</at>&nbsp;AADSTS50105: Your\u00a0admin"))
        .isEqualTo("AADSTS50105: Your admin");
  }

  @Test
  void leavesOtherPeoplesNames() {
    assertThat(clean("<at>aadsts</at> ask <at id=\"1\">Ana Lima</at> about 50105"))
        .isEqualTo("ask Ana Lima about 50105");
  }

  @Test
  void takesTheTagsOfTheComposeBoxOff() {
    assertThat(
            clean(
                "<div><p>first</p><blockquote itemscope=\"\"><strong>AADSTS50105</strong>:"
                    + " &quot;no&quot;</blockquote>last<br/>line</div>"))
        .isEqualTo("first\nAADSTS50105: \"no\"\nlast\nline");
  }

  @Test
  void takesQuotedMessagesMarkersOff() {
    assertThat(clean("<attachment id=\"17\"></attachment> <quoted messageId=\"17\"/>50105"))
        .isEqualTo("50105");
  }

  @Test
  void leavesTheXmlOfAnErrorMessage() {
    assertThat(clean("<S:Fault><S:Code>AADSTS50126</S:Code></S:Fault> a < b"))
        .isEqualTo("<S:Fault><S:Code>AADSTS50126</S:Code></S:Fault> a < b");
  }

  @Test
  void decodesOnce() {
    assertThat(clean("&amp;lt;b&amp;gt; &lt;c&gt; &#39;d&#39;")).isEqualTo("&lt;b&gt; <c> 'd'");
  }

  @Test
  void takesLinearTimeForHostileText() {
    String hostile = "<a " + "<at ".repeat(50_000) + "x=".repeat(100_000);

    assertThat(clean(hostile)).isNotEmpty();
  }

  private static String clean(String text) {
    return MessageText.clean(text, List.of("<at>aadsts</at>"));
  }
}
