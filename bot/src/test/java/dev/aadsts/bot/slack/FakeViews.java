package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.FakeCall.error;
import static dev.aadsts.bot.slack.FakeCall.invalid;
import static dev.aadsts.bot.slack.FakeCall.ok;
import static dev.aadsts.bot.slack.FakeCall.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.slack.block.BlockKitRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The windows and Home tabs of a Slack. For one thread at a time. */
final class FakeViews {
  private final Map<String, Instant> triggers = new HashMap<>();
  private final Map<String, JsonNode> homes = new HashMap<>();
  private final List<JsonNode> opened = new ArrayList<>();
  private Duration ahead = Duration.ZERO;

  String trigger(String id) {
    triggers.put(id, Instant.now().plus(ahead));
    return id;
  }

  void later(Duration time) {
    ahead = ahead.plus(time);
  }

  Optional<JsonNode> home(String user) {
    return Optional.ofNullable(homes.get(user));
  }

  List<JsonNode> opened() {
    return List.copyOf(opened);
  }

  ObjectNode publish(Map<String, String> form) {
    JsonNode view = tree(form.getOrDefault("view", "{}"));
    List<String> faults = BlockKitRules.homeFaults(view);
    if (!faults.isEmpty()) {
      return invalid("invalid_arguments", faults);
    }
    if (!form.getOrDefault("user_id", "").matches("[UW][A-Z0-9]+")) {
      return error("user_not_found");
    }
    homes.put(form.get("user_id"), view);
    return ok();
  }

  ObjectNode open(Map<String, String> form) {
    Instant pulled = triggers.remove(form.getOrDefault("trigger_id", ""));
    if (pulled == null) {
      return error("invalid_trigger_id");
    }
    // https://docs.slack.dev/surfaces/modals: a trigger is for one use, within three seconds.
    if (Instant.now().plus(ahead).isAfter(pulled.plusSeconds(3))) {
      return error("expired_trigger_id");
    }
    JsonNode view = tree(form.getOrDefault("view", "{}"));
    List<String> faults = BlockKitRules.modalFaults(view);
    if (!faults.isEmpty()) {
      return invalid("invalid_arguments", faults);
    }
    opened.add(view);
    return ok();
  }
}
