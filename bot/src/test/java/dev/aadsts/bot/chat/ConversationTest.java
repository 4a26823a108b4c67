package dev.aadsts.bot.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConversationTest {
  @ParameterizedTest
  @CsvSource({
    "TEAMS, 19:0a1b@thread.tacv2, channel",
    "TEAMS, 19:0a1b@thread.skype, channel",
    "TEAMS, 19:0a1b@thread.v2, chat",
    "TEAMS, 19:meeting_MjM@thread.v2, chat",
    "TEAMS, 19:a_b@unq.gbl.spaces, chat",
    "TEAMS, a:1-ana-and-the-bot, chat",
    "SLACK, C0123, channel",
    "SLACK, G0123, channel",
    "SLACK, D0123, conversation",
    "TERMINAL, chat, conversation"
  })
  void isCalledAsPeopleCallIt(Platform platform, String id, String noun) {
    assertThat(new Conversation(platform, "T1", id, Optional.empty()).noun()).isEqualTo(noun);
  }

  @Test
  void isAChannelOfTeamsWhereThereAreThreads() {
    var threaded =
        new Conversation(Platform.TEAMS, "T1", "19:0a1b@thread.v2", Optional.of("1700000001"));

    assertThat(threaded.noun()).isEqualTo("channel");
  }
}
