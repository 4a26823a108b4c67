package dev.aadsts.bot.slack.block;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.TextLimit;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Draws the buttons of one message; gives each its own action id.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/block-elements/button-element">Slack:
 *     button</a>
 */
public final class SlackButtons {
  /** What the action ids of our buttons begin with. */
  public static final String ACTION = "press:";

  public static final int MOST_VALUE = 2000;

  private static final int MOST_LABEL = 75;
  private static final int MOST_URL = 3000;

  // https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
  private static final int MOST_CONFIRM_TITLE = 100;
  private static final int MOST_CONFIRM_LABEL = 30;

  private int drawn;

  /** A button. */
  public ObjectNode draw(Button button) {
    return draw(ACTION + drawn++, button);
  }

  /** The one at the end of a message, however many stand above it. */
  static ObjectNode last(Button button) {
    return draw(ACTION + "last", button);
  }

  private static ObjectNode draw(String actionId, Button button) {
    ObjectNode element =
        Blocks.object()
            .put("type", "button")
            .put("action_id", actionId)
            .set("text", Blocks.plain(button.label(), MOST_LABEL));
    if (button.intent() instanceof Intent.Open(var url) && url.length() <= MOST_URL) {
      element.put("url", url);
    } else {
      element.put("value", value(button.intent()));
    }
    switch (button.style()) {
      case DEFAULT -> {}
      case PRIMARY -> element.put("style", "primary");
      case DANGER -> element.put("style", "danger").set("confirm", confirm(button.label()));
    }
    return element;
  }

  /**
   * A button whose label says too little by itself.
   *
   * @param about read out by screen readers after the label
   */
  public ObjectNode draw(Button button, String about) {
    return draw(button)
        .put("accessibility_label", TextLimit.shortened(button.label() + ": " + about, MOST_LABEL));
  }

  private static ObjectNode confirm(String label) {
    ObjectNode confirm = Blocks.object();
    confirm.set("title", Blocks.plain(label + "?", MOST_CONFIRM_TITLE));
    confirm.set("text", Blocks.plain("This is for everybody in this conversation.", 300));
    confirm.set("confirm", Blocks.plain(label, MOST_CONFIRM_LABEL));
    confirm.set("deny", Blocks.plain("Go back", MOST_CONFIRM_LABEL));
    return confirm.put("style", "danger");
  }

  /** The intent as text. Of an error that is too long, the longest details stay behind. */
  private static String value(Intent intent) {
    String value = IntentCodec.encode(intent);
    if (value.length() <= MOST_VALUE) {
      return value;
    }
    Intent shorter =
        switch (intent) {
          case Intent.ExplainError(var ref) -> new Intent.ExplainError(withoutLongest(ref));
          case Intent.Start(var ref) -> new Intent.Start(withoutLongest(ref));
          case Intent.Rest(var ref, var seen) -> new Intent.Rest(withoutLongest(ref), seen);
          default -> intent;
        };
    if (shorter.equals(intent)) {
      throw new IllegalArgumentException("Too long for a button: " + intent.getClass());
    }
    return value(shorter);
  }

  private static ErrorRef withoutLongest(ErrorRef ref) {
    SignInError error = ref.error();
    var fields = new EnumMap<Field, String>(Field.class);
    fields.putAll(error.fields());
    return fields.entrySet().stream()
        .max(Comparator.comparingInt(entry -> entry.getValue().length()))
        .map(
            longest -> {
              fields.remove(longest.getKey());
              return new ErrorRef(with(error, fields), ref.mentioned());
            })
        .orElseGet(() -> new ErrorRef(onlyPrimary(error), List.of()));
  }

  private static SignInError with(SignInError error, Map<Field, String> fields) {
    return new SignInError(error.codes(), error.primary(), fields, error.cloud());
  }

  private static SignInError onlyPrimary(SignInError error) {
    return new SignInError(
        error.primary().stream().toList(), error.primary(), Map.of(), error.cloud());
  }
}
