package dev.aadsts.bot.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.fill.RichText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "<!channel> -> &lt;!channel&gt;",
        "<@U1> & <#C1|x> -> &lt;@U1&gt; &amp; &lt;#C1|x&gt;",
        "*bold* -> \u2217bold\u2217",
        "_italic_ -> \u02cditalic\u02cd",
        "client_secret stays -> client_secret stays",
        "~struck~ -> \u223cstruck\u223c",
        "`code` -> \u02cbcode\u02cb",
        "> quote -> \u203a quote",
        "a > b -> a &gt; b",
        "&lt; -> &amp;lt;",
      })
  void leavesNoMarkupInPlainText(String text, String mrkdwn) {
    assertThat(SlackText.literal(text)).isEqualTo(mrkdwn);
  }

  @Test
  void quotesNoLineOfSeveral() {
    assertThat(SlackText.literal("one\n> two\n  >three"))
        .isEqualTo("one\n\u203a two\n  \u203athree");
  }

  @Test
  void keepsABacktickFromLeavingACodeSpan() {
    assertThat(SlackText.code("a`b <!here>")).isEqualTo("`a'b &lt;!here&gt;`");
  }

  @Test
  void keepsFencesFromLeavingACodeBlock() {
    assertThat(SlackText.codeBlockContent("a\n```\n*b*")).isEqualTo("a\n'''\n*b*");
  }

  @Test
  void linksWhereTheLinkSaysAndNowhereElse() {
    var text =
        new RichText(
            List.of(
                new RichText.Anchor(
                    "a|b>c <https://x.example>", "https://contoso.com/?a=1&b=<2>|3")));

    assertThat(SlackText.mrkdwn(text, 3000))
        .containsExactly(
            "<https://contoso.com/?a=1&amp;b=&lt;2&gt;%7C3|a b&gt;c &lt;https://x.example&gt;>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "<mailto:a@contoso.com|a@contoso.com> -> a@contoso.com",
        "<https://contoso.com/x?a=1&amp;b=2> -> https://contoso.com/x?a=1&b=2",
        "<http://contoso.com|contoso.com> -> contoso.com",
        "<https://contoso.com|click> -> click https://contoso.com",
        "<@U1> <@U1|ana> <#C1|general> -> @U1 @ana #general",
        "<!here> <!subteam^S1|@admins> -> @here @admins",
        "&lt;b&gt; &amp;amp; -> <b> &amp;",
        "<app-id> stays -> <app-id> stays",
      })
  void readsWhatPeopleSee(String slackText, String plain) {
    assertThat(SlackText.plain(slackText)).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"&", "\ud83d\ude00", "word ", "*"})
  void cutsLongTextIntoPiecesOfTheLimitAndLosesNothing(String repeated) {
    var text = RichText.plain(repeated.repeat(5_000));

    var pieces = SlackText.mrkdwn(text, 3000);

    assertThat(pieces).allSatisfy(piece -> assertThat(piece).hasSizeLessThanOrEqualTo(3000));
    assertThat(String.join("", pieces).replace(" ", ""))
        .isEqualTo(SlackText.literal(repeated.repeat(5_000)).replace(" ", ""));
  }
}
