package dev.aadsts.bot.answer;

import static dev.aadsts.bot.answer.AnswererTest.PASTE;
import static dev.aadsts.bot.answer.Outcomes.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others never read: who signs in, and any secret that was pasted. */
final class AnswerPrivacyTest {
  private final Desk desk = new Desk(Articles.kb());

  @Test
  void keepsTheUserOutOfWhatOthersRead() {
    List<Effect> effects = desk.answer(Addressing.MENTION, PASTE);

    assertThat(effects.toString())
        .contains("11111111-2222-3333-4444-555555555555", "2026-11-20", "the user's UPN", "<user>")
        .doesNotContain("zoe");
  }

  @Test
  void namesTheUserToTheAskerAloneButInNoButton() {
    List<Effect> effects = desk.answer(Addressing.MENTION, "private " + PASTE);

    Reply reply = said(effects);
    assertThat(reply.audience()).isEqualTo(Audience.ASKER);
    assertThat(reply.toString()).contains("Get-Thing 'zoe@contoso.com'");
    assertThat(Buttons.in(reply).toString()).contains("Start").doesNotContain("zoe");
  }

  @Test
  void keepsAnAddressInARedirectUriOutOfWhatOthersRead() {
    String text =
        "AADSTS50105: The redirect URI 'https://app.contoso.com/?login_hint=zoe@contoso.com'"
            + " specified in the request does not match.";

    assertThat(desk.answer(Addressing.MENTION, text).toString()).doesNotContain("zoe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client_secret=Sup3rGeheim.Nobody",
        CredentialsTest.TOKEN,
        CredentialsTest.CLIENT_SECRET,
        "https://x.blob.core.windows.net/a?sig=Sup3rGeheim%2Fklmnopqrst"
      })
  void warnsWhoeverPastedASecretAndNeverRepeatsIt(String secret) {
    for (String text :
        new String[] {
          "AADSTS50105: " + secret,
          "AADSTS50106: " + secret,
          "private AADSTS50105 " + secret,
          "checklist AADSTS50105 " + secret,
          "cannot sign in with " + secret,
          "search " + secret,
          "note " + secret,
          "help " + secret,
          "AADSTS50105: The redirect URI 'https://app.contoso.com/?x=1&" + secret + "' is wrong"
        }) {
      List<Effect> effects = desk.answer(Addressing.MENTION, text);

      assertThat(effects.toString())
          .as(text)
          .doesNotContain("Geheim", CredentialsTest.TOKEN, CredentialsTest.CLIENT_SECRET);
      assertThat(effects)
          .as(text)
          .filteredOn(Effect.Tell.class::isInstance)
          .singleElement()
          .asString()
          .contains("Your message seems to contain", "rotate or revoke the secret now");
    }
  }

  @Test
  void doesNotRepeatWhatSomebodyPastedWhereOthersReadIt() {
    for (String text :
        new String[] {
          "zoe@contoso.com cannot open the door",
          "qwertz zoe@contoso.com",
          "search zoe@contoso.com door",
          "search door 192.168.17.4",
          "search qwertz 192.168.17.4"
        }) {
      assertThat(desk.answer(Addressing.MENTION, text).toString())
          .doesNotContain("zoe", "192.168.17.4");
    }
  }

  @Test
  void answersEveryArticleOnFileWithoutNamingTheUser() {
    KnowledgeBase real = KnowledgeBase.bundled();
    var all = new Desk(real);

    assertThat(real.articles())
        .allSatisfy(
            article -> {
              ErrorCode code = article.code();
              String paste = PASTE.replace("AADSTS50105", code.toString());
              assertThat(all.answer(Addressing.MENTION, paste).toString())
                  .contains(code.toString())
                  .doesNotContain("zoe");
            });
  }
}
