package dev.aadsts.bot.teams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.teams.card.CardRules;
import java.util.ArrayList;
import java.util.List;

/** What we ask of everything that we send, beside what the Bot Connector asks. */
final class HouseRules {
  private static final String CARD = "application/vnd.microsoft.card.adaptive";

  private HouseRules() {}

  /** What is wrong with an activity. */
  static List<String> violations(JsonNode activity) {
    var wrong = new ArrayList<String>();
    refuse(wrong, !activity.path("type").asText().equals("message"), "sent no message");
    refuse(wrong, activity.path("summary").asText().isBlank(), "sent no summary");
    refuse(wrong, activity.path("attachments").size() != 1, "sent not one attachment");
    JsonNode attachment = activity.path("attachments").path(0);
    refuse(wrong, !attachment.path("contentType").asText().equals(CARD), "sent no Adaptive Card");
    wrong.addAll(CardRules.violations(attachment.path("content")));
    return wrong;
  }

  private static void refuse(List<String> wrong, boolean broken, String what) {
    if (broken) {
      wrong.add("The bot " + what);
    }
  }
}
