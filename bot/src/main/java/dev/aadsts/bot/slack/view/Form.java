package dev.aadsts.bot.slack.view;

import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What somebody filled into a window; each block has one element. */
public final class Form {
  private final Map<String, Map<String, ViewState.Value>> values;

  private Form(Map<String, Map<String, ViewState.Value>> values) {
    this.values = values;
  }

  /** What is in that window now. */
  public static Form in(View view) {
    return of(view.getState());
  }

  /** What is in that state. */
  public static Form of(@Nullable ViewState state) {
    return new Form(Optional.ofNullable(state).map(ViewState::getValues).orElse(Map.of()));
  }

  /** What was typed; empty where nothing was. */
  String text(String block) {
    return value(block, ViewState.Value::getValue).orElse("");
  }

  Optional<String> conversation(String block) {
    return value(block, ViewState.Value::getSelectedConversation);
  }

  Optional<String> person(String block) {
    return value(block, ViewState.Value::getSelectedUser);
  }

  /** What was chosen from lists, by block. */
  Map<String, String> choices() {
    var choices = new LinkedHashMap<String, String>();
    values.forEach(
        (block, elements) ->
            elements.values().stream()
                .map(ViewState.Value::getSelectedOption)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(option -> choices.put(block, option.getValue())));
    return choices;
  }

  private Optional<String> value(String block, Function<ViewState.Value, @Nullable String> part) {
    return values.getOrDefault(block, Map.of()).values().stream()
        .findFirst()
        .map(part)
        .filter(value -> !value.isBlank());
  }
}
