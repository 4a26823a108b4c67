package dev.aadsts.bot.slack.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.util.json.GsonFactory;
import dev.aadsts.bot.chat.Person;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PeopleTest {
  private final People people = new People();

  @ParameterizedTest
  @CsvSource({"'\"name\":\"ana\",\"username\":\"a1\"', ana", "'\"username\":\"a1\"', a1"})
  void callsSomebodyByTheirNameOrElseByWhatTheySignInWith(String names, String shown) {
    String payload = "{\"user\":{\"id\":\"U1\",%s},\"team\":{\"id\":\"T1\"}}".formatted(names);

    assertThat(people.of(press(payload))).isEqualTo(new Person("U1", shown));
    assertThat(people.of(submission(payload))).isEqualTo(new Person("U1", shown));
  }

  @ParameterizedTest
  @CsvSource({"T1, false", "E1, false", "T2, true"})
  void tellsWhoeverIsOfAnotherCompany(String home, boolean external) {
    String payload =
        """
        {"user": {"id": "U1", "name": "ana", "team_id": "%s"},
         "team": {"id": "T1", "enterprise_id": "E1"}}
        """
            .formatted(home);

    assertThat(people.of(press(payload)).external()).isEqualTo(external);
    assertThat(people.of(submission(payload)).external()).isEqualTo(external);
  }

  private static BlockActionPayload press(String json) {
    return GsonFactory.createSnakeCase().fromJson(json, BlockActionPayload.class);
  }

  private static ViewSubmissionPayload submission(String json) {
    return GsonFactory.createSnakeCase().fromJson(json, ViewSubmissionPayload.class);
  }
}
