package dev.aadsts.bot.teams.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class IncomingTest {
  @Test
  void readsNullAsNothing() {
    Incoming activity =
        read(
            """
            {"type":"message","id":null,"replyToId":null,"text":null,
             "conversation":{"id":"19:general@thread.tacv2","tenantId":null},
             "channelData":{"tenant":{"id":null},"team":{"id":null},"channel":{"id":null},
              "eventType":null},
             "from":{"id":null,"name":null},"recipient":{"id":null},
             "entities":[{"type":"mention","text":null,"mentioned":{"id":null}}]}
            """);

    assertThat(activity.tenants()).isEmpty();
    assertThat(activity.place("fallback").tenant()).isEqualTo("fallback");
    assertThat(activity.place("fallback").team()).isEmpty();
    assertThat(activity.channel()).isEmpty();
    assertThat(activity.eventType()).isEmpty();
    assertThat(activity.sender().id()).isEmpty();
    assertThat(activity.sender().name()).isEqualTo("Somebody");
    assertThat(activity.botId()).isEmpty();
    assertThat(activity.replyToId()).isEmpty();
  }

  @Test
  void cutsNoCharacterOfANameInTwo() {
    Incoming activity =
        read(
            """
            {"type":"message","conversation":{"id":"a:1"},"from":{"id":"29:ana","name":"%s"}}
            """
                .formatted("\ud83d\ude31".repeat(80)));

    assertThat(activity.sender().name()).isEqualTo("\ud83d\ude31".repeat(49) + "\u2026");
  }

  @Test
  void startsAThreadAlthoughItsValueIsNull() {
    Incoming post =
        read(
            """
            {"type":"message","id":"7","value":null,
             "conversation":{"id":"19:general@thread.tacv2","conversationType":"channel"}}
            """);

    assertThat(post.place("fallback").thread()).contains("7");
  }

  @Test
  void readsTheQuoteOfEitherForm() {
    assertThat(
            read("""
                    {"type":"message","conversation":{"id":"a:1"},"text":"<quoted messageId='5'/>",
                     "entities":[{"type":"quotedReply","quotedReply":{"messageId":"5",
                      "senderName":"Ben","preview":"AADSTS50105: &quot;no&quot;"}}]}
                    """)
                .quoted())
        .isEqualTo("AADSTS50105: \"no\"");
    assertThat(
            read("""
                    {"type":"message","conversation":{"id":"a:1"},"attachments":[
                     {"contentType":"text/html","content":"<blockquote itemtype='http://schema.skype.com/Reply'>\
                    <strong>Ben</strong><p itemprop='preview'>AADSTS50105</p></blockquote><p>this</p>"}]}
                    """)
                .quoted())
        .isEqualTo("Ben AADSTS50105");
  }

  @Test
  void readsNothingOfAQuoteThatWasDeleted() {
    assertThat(
            read("""
                    {"type":"message","conversation":{"id":"a:1"},"entities":[
                     {"type":"quotedReply","quotedReply":{"messageId":"5","preview":"AADSTS50105",
                      "isReplyDeleted":true}},
                     {"type":"quotedReply","quotedReply":{"messageId":"6","preview":null}},
                     {"type":"quotedReply","quotedReply":null},
                     {"type":"quotedReply"}]}
                    """)
                .quoted())
        .isEmpty();
  }

  private static Incoming read(String json) {
    return Incoming.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
