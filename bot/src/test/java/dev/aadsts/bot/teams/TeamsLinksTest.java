package dev.aadsts.bot.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.teams.setup.TeamsCloud;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TeamsLinksTest {
  private static final Conversation THREAD =
      new Conversation(
          Platform.TEAMS, "tenant-1", "19:a@thread.tacv2", Optional.of("1600000000000"));

  @ParameterizedTest
  @CsvSource({
    "PUBLIC, teams.microsoft.com",
    "USGOV, gov.teams.microsoft.us",
    "DOD, dod.teams.microsoft.us",
    "CHINA, teams.microsoftonline.cn"
  })
  void leadToTheThreadInTheClientOfTheCloud(TeamsCloud cloud, String host) {
    assertThat(new TeamsLinks(cloud).to(THREAD).orElseThrow())
        .hasToString(
            "https://"
                + host
                + "/l/message/19%3Aa%40thread.tacv2/1600000000000"
                + "?tenantId=tenant-1&parentMessageId=1600000000000");
  }

  @Test
  void leadToNoChat() {
    var chat =
        new Conversation(Platform.TEAMS, "tenant-1", "19:a@unq.gbl.spaces", Optional.empty());

    assertThat(new TeamsLinks(TeamsCloud.PUBLIC).to(chat)).isEmpty();
  }
}
