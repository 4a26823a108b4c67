package dev.aadsts.bot.slack.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Payloads in the shapes that Slack documents for workspaces, organisations and shared channels.
 */
final class OriginTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a workspace | {'team_id':'T1','authorizations':[{'team_id':'T1','enterprise_id':null,"
            + "'is_enterprise_install':false}]} | T1 |",
        "a workspace of an organisation with an installation of its own | {'team_id':'T1',"
            + "'enterprise_id':'E1','authorizations':[{'team_id':'T1','enterprise_id':'E1',"
            + "'is_enterprise_install':false}]} | T1 |",
        "an organisation's | {'team_id':'T1','enterprise_id':'E1','authorizations':["
            + "{'team_id':null,'enterprise_id':'E1','is_enterprise_install':true}]} | T1 | E1",
        "a shared channel, written by the others | {'team_id':'T2','authorizations':["
            + "{'team_id':'T1','is_enterprise_install':false}]} | T1 |",
        "without authorizations | {'team_id':'T1'} | T1 |",
        "a removal from an organisation | {'team_id':'T1','enterprise_id':'E1',"
            + "'is_enterprise_install':true,'authorizations':[]} | T1 | E1",
      })
  void findsTheInstallationOfAnEvent(String kind, String json, String team, String organisation)
      throws JsonProcessingException {
    assertThat(Origin.ofEvent(tree(json)))
        .isEqualTo(new Origin(team, Optional.ofNullable(organisation)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a press | {'team':{'id':'T1'},'user':{'team_id':'T1'},'enterprise':null,"
            + "'is_enterprise_install':false} | T1 |",
        "a press in an organisation's | {'team':{'id':'T1','enterprise_id':'E1'},"
            + "'enterprise':{'id':'E1'},'is_enterprise_install':true} | T1 | E1",
        "a window without a team | {'team':null,'user':{'team_id':'T1'},"
            + "'enterprise':{'id':'E1'},'is_enterprise_install':true} | T1 | E1",
        "a window in a shared channel | {'team':{'id':'T2'},'user':{'team_id':'T2'},"
            + "'view':{'app_installed_team_id':'T1'},'is_enterprise_install':false} | T1 |",
      })
  void findsTheInstallationOfAnInteraction(
      String kind, String json, String team, String organisation) throws JsonProcessingException {
    JsonNode payload = tree(json);

    Origin origin = Origin.ofInteraction(payload);
    origin.putInto(payload);

    assertThat(origin).isEqualTo(new Origin(team, Optional.ofNullable(organisation)));
    assertThat(payload.at("/team/id").asText()).isEqualTo(team);
  }

  @Test
  void findsTheInstallationOfACommand() {
    assertThat(Origin.ofCommand(Map.of("team_id", "T1", "enterprise_id", "E1")))
        .isEqualTo(new Origin("T1", Optional.empty()));
    assertThat(
            Origin.ofCommand(
                Map.of("team_id", "T1", "enterprise_id", "E1", "is_enterprise_install", "true")))
        .isEqualTo(new Origin("T1", Optional.of("E1")));
  }

  private static JsonNode tree(String json) throws JsonProcessingException {
    return new JsonMapper().readTree(json.replace('\'', '"'));
  }
}
