package dev.aadsts.bot.slack.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.settings.Overview;
import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.slack.block.Blocks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The window in which somebody changes settings. Each block is named for its setting and for the
 * value that it showed: what was left alone is not sent on, so that a channel's value does not
 * become the workspace's because somebody changed another.
 */
public final class SettingsModal {
  public static final String CALLBACK = "settings";

  private static final String SCOPE = "scope";
  private static final String CHANNEL = "channel";
  private static final String WORKSPACE = "workspace";

  private SettingsModal() {}

  /** For a channel; the person chooses how far a change reaches. */
  public static String ofChannel(Overview overview, String press) {
    String noun = overview.place().noun();
    List<ObjectNode> scopes =
        List.of(option(CHANNEL, "Only this " + noun), option(WORKSPACE, "The whole workspace"));
    ObjectNode where =
        Modal.input(
            SCOPE,
            "Applies to",
            "What is set for this " + noun + " counts more than what is set for the workspace.",
            select(scopes, CHANNEL));
    return view(overview, press, Stream.of(where));
  }

  /** For the workspace, where there is no channel to speak of. */
  public static String ofWorkspace(Overview overview, String press) {
    return view(overview, press, Stream.empty());
  }

  private static String view(Overview overview, String press, Stream<ObjectNode> first) {
    List<ObjectNode> blocks =
        Stream.concat(first, overview.entries().stream().map(entry -> input(overview, entry)))
            .toList();
    return Modal.of(CALLBACK, press, "Settings", "Save", blocks).toString();
  }

  private static ObjectNode input(Overview overview, Overview.Entry entry) {
    Setting setting = entry.setting();
    var options = new ArrayList<ObjectNode>();
    if (setting.options().stream().noneMatch(known -> known.value().equals(entry.value()))) {
      options.add(option(entry.value(), setting.labelOf(entry.value())));
    }
    setting.options().forEach(each -> options.add(option(each.value(), each.label())));
    options.add(option(Setting.INHERIT, "Use the wider setting"));
    return Modal.input(
        block(setting, entry.value()),
        setting.label(),
        setting.hint(Platform.SLACK) + source(overview, entry),
        select(options, entry.value()));
  }

  private static String source(Overview overview, Overview.Entry entry) {
    return entry
        .last()
        .map(
            last ->
                " Set for %s%s."
                    .formatted(
                        entry.source() == Scope.CHANNEL
                            ? overview.reach(entry)
                            : "the whole workspace",
                        // Plain text mentions nobody.
                        last.by().hasNoName() ? "" : " by " + last.by().name()))
        .orElse("");
  }

  private static String block(Setting setting, String shown) {
    return "setting:" + setting.key() + ":" + shown;
  }

  private static ObjectNode select(List<? extends JsonNode> options, String chosen) {
    ObjectNode select = Blocks.object().put("type", "static_select").put("action_id", "choice");
    select.set("options", Blocks.array(options));
    options.stream()
        .filter(option -> option.path("value").asText().equals(chosen))
        .findFirst()
        .ifPresent(option -> select.set("initial_option", option.deepCopy()));
    return select;
  }

  private static ObjectNode option(String value, String label) {
    ObjectNode option = Blocks.object().put("value", value);
    return option.set("text", Blocks.plain(label, Modal.MOST_OPTION));
  }

  /** What was chosen anew. */
  public static Intent.SaveSettings chosen(Form form) {
    var values = new EnumMap<Setting, String>(Setting.class);
    form.choices()
        .forEach(
            (block, value) -> {
              String[] names = block.split(":", 3);
              if (names.length == 3 && !names[2].equals(value)) {
                Setting.named(names[1]).ifPresent(setting -> values.put(setting, value));
              }
            });
    boolean channel = Optional.ofNullable(form.choices().get(SCOPE)).equals(Optional.of(CHANNEL));
    return new Intent.SaveSettings(channel ? Scope.CHANNEL : Scope.WORKSPACE, values);
  }

  /** Keeps the window open as it is, and says why. */
  public static String complaint(Form form, String words) {
    return Modal.complaint(form.choices().keySet().stream().findFirst().orElse(SCOPE), words);
  }
}
