package dev.aadsts.bot.teams.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

final class MessagePayloadTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void takesTheQuoteOfAnOlderClientOutOfTheBody() {
    var message =
        payload(
            """
            {"id":"7","body":{"contentType":"html","content":"<blockquote itemscope='' \
            itemtype='http://schema.skype.com/Reply' itemid='6'><strong>Ben</strong>\
            <p itemprop='preview'>AADSTS53003</p></blockquote><p>and I get 50105</p>"}}
            """);

    assertThat(message.own()).isEqualTo("and I get 50105");
    assertThat(message.quoted()).isEqualTo("Ben AADSTS53003");
  }

  @Test
  void leavesABlockquoteThatTheAuthorMade() {
    assertThat(payload("{\"body\":{\"content\":\"<blockquote>AADSTS50105</blockquote>\"}}").own())
        .isEqualTo("AADSTS50105");
  }

  @Test
  void readsSubjectBodyAndCardsInThisOrder() {
    var message =
        payload(
            """
            {"subject":"Help","body":{"content":"<p>see</p>"},"attachments":[
             {"contentType":"application/vnd.microsoft.card.thumbnail",
              "content":{"title":"Alert","text":"AADSTS50105<br>blocked","buttons":[]}},
             {"contentType":"reference","content":"not read"}]}
            """);

    assertThat(message.own()).isEqualTo("Help\nsee\nAlert\nAADSTS50105\nblocked");
  }

  @Test
  void cutsNoCharacterInTwo() {
    String words = "x".repeat(199_999);
    var message = payload("{\"body\":{\"content\":\"" + words + "\ud83d\ude31\"}}");

    assertThat(message.own()).isEqualTo(words);
  }

  @Test
  void knowsTheThread() {
    assertThat(payload("{\"id\":\"7\"}").thread()).isEqualTo("7");
    assertThat(payload("{\"id\":\"7\",\"replyToId\":\"5\"}").thread()).isEqualTo("5");
  }

  @Test
  void readsNullAsNothing() {
    var message =
        payload(
            """
            {"id":"7","replyToId":null,"subject":null,"body":{"contentType":"html","content":null},
             "attachments":[{"contentType":"text/html","content":null},
             {"contentType":"messageReference","content":{"messagePreview":null}}]}
            """);

    assertThat(message.thread()).isEqualTo("7");
    assertThat(message.own()).isEmpty();
    assertThat(message.quoted()).isEmpty();
    assertThat(payload("{\"id\":null}").id()).isEmpty();
  }

  @Test
  void readsWhateverIsMissingOrBrokenAsNothing() {
    assertThat(payload("{}").present()).isFalse();
    var broken =
        payload(
            """
            {"body":7,"attachments":[1,{"contentType":"messageReference","content":"{"},
             {"contentType":"application/vnd.microsoft.card.hero","content":"no json"}]}
            """);

    assertThat(broken.own()).isEmpty();
    assertThat(broken.quoted()).isEmpty();
    assertThat(broken.id()).isEmpty();
  }

  private static MessagePayload payload(String json) {
    try {
      return new MessagePayload(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
