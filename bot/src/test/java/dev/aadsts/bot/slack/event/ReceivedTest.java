package dev.aadsts.bot.slack.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.chat.Person;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReceivedTest {
  private static final Received POST =
      new Received.Post(
          "T1",
          "C1",
          "1795248000.000001",
          Optional.empty(),
          false,
          false,
          new Person("U1", "ana"),
          "AADSTS50105");

  @Test
  void isReadAlthoughAYoungerVersionWroteMore() {
    String younger = POST.encode().replaceFirst("\\{", "{\"mood\":{\"calm\":true},");

    assertThat(Received.decode(younger)).isEqualTo(POST);
  }

  @Test
  void isNotGuessedWhereItsKindIsUnknown() {
    String younger = POST.encode().replace("\"post\"", "\"sung\"");

    assertThatThrownBy(() -> Received.decode(younger))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("50105");
  }
}
