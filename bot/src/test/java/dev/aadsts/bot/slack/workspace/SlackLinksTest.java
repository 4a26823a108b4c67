package dev.aadsts.bot.slack.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackLinksTest {
  private static final String TO_CHANNEL =
      "https://slack.com/app_redirect?team=T0CONTOSO&channel=C0HELP";

  private final SlackLinks links = new SlackLinks();

  @Test
  void leadsToTheMessageWhereACommandOrPressHasToldTheDomain() {
    links.learnDomain("T0CONTOSO", "contoso");

    assertThat(link("T0CONTOSO", Optional.of("1700000000.000100")))
        .isEqualTo("https://contoso.slack.com/archives/C0HELP/p1700000000000100");
  }

  @Test
  void leadsToTheChannelWhereThereIsNoThread() {
    links.learnDomain("T0CONTOSO", "contoso");

    assertThat(link("T0CONTOSO", Optional.empty()))
        .isEqualTo("https://contoso.slack.com/archives/C0HELP");
  }

  @Test
  void leadsToTheChannelAsLongAsNobodyHasToldTheDomain() {
    assertThat(link("T0CONTOSO", Optional.of("1700000000.000100"))).isEqualTo(TO_CHANNEL);
    assertThat(links.knows("T0CONTOSO")).isFalse();
  }

  @Test
  void takesTheDomainOfNoOtherWorkspace() {
    links.learnDomain("T0FABRIKAM", "fabrikam");

    assertThat(link("T0CONTOSO", Optional.of("1700000000.000100"))).isEqualTo(TO_CHANNEL);
  }

  @Test
  void believesTheAddressThatSlackAnswersMoreThanADomain() {
    links.learnAddress("T0CONTOSO", "https://contoso.slack-gov.com/");
    links.learnDomain("T0CONTOSO", "contoso");

    assertThat(link("T0CONTOSO", Optional.of("1700000000.000100")))
        .isEqualTo("https://contoso.slack-gov.com/archives/C0HELP/p1700000000000100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "evil.example/", "con\u007ftoso", "a@b", "CON TOSO", "-x"})
  void takesNothingForADomainThatIsNone(String domain) {
    links.learnDomain("T0CONTOSO", domain);

    assertThat(link("T0CONTOSO", Optional.of("1700000000.000100"))).isEqualTo(TO_CHANNEL);
  }

  @Test
  void escapesWhatItPutsIntoAnAddress() {
    var odd = new Conversation(Platform.SLACK, "T0&x=y", "C0/..", Optional.of("1.2?a=b"));
    assertThat(links.to(odd).orElseThrow().toString())
        .isEqualTo("https://slack.com/app_redirect?team=T0%26x%3Dy&channel=C0%2F..");

    links.learnDomain("T0&x=y", "contoso");
    assertThat(links.to(odd).orElseThrow().toString())
        .isEqualTo("https://contoso.slack.com/archives/C0%2F../p12%3Fa%3Db");
  }

  private String link(String team, Optional<String> thread) {
    return links
        .to(new Conversation(Platform.SLACK, team, "C0HELP", thread))
        .orElseThrow()
        .toString();
  }
}
