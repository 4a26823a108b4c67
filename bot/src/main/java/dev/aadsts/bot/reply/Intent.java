package dev.aadsts.bot.reply;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.kb.ErrorCode;
import java.util.List;
import java.util.Map;

/** What a button means. Travels inside the button and comes back when it is pressed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Intent.Explain.class, name = "explain"),
  @JsonSubTypes.Type(value = Intent.ExplainError.class, name = "explain-error"),
  @JsonSubTypes.Type(value = Intent.Share.class, name = "share"),
  @JsonSubTypes.Type(value = Intent.Details.class, name = "details"),
  @JsonSubTypes.Type(value = Intent.Rest.class, name = "rest"),
  @JsonSubTypes.Type(value = Intent.Start.class, name = "start"),
  @JsonSubTypes.Type(value = Intent.StartAnew.class, name = "start-anew"),
  @JsonSubTypes.Type(value = Intent.Change.class, name = "change"),
  @JsonSubTypes.Type(value = Intent.TakeOn.class, name = "take-on"),
  @JsonSubTypes.Type(value = Intent.Assign.class, name = "assign"),
  @JsonSubTypes.Type(value = Intent.WriteNote.class, name = "write-note"),
  @JsonSubTypes.Type(value = Intent.Summarize.class, name = "summarize"),
  @JsonSubTypes.Type(value = Intent.Show.class, name = "show"),
  @JsonSubTypes.Type(value = Intent.Report.class, name = "report"),
  @JsonSubTypes.Type(value = Intent.EditSettings.class, name = "edit-settings"),
  @JsonSubTypes.Type(value = Intent.SaveSettings.class, name = "save-settings"),
  @JsonSubTypes.Type(value = Intent.Open.class, name = "open"),
})
public sealed interface Intent {
  /** Explain that code. */
  record Explain(ErrorCode code) implements Intent {}

  /** Explain that error, which stood beside another one in a message. */
  record ExplainError(ErrorRef error) implements Intent {}

  /** Show everybody the answer that only the asker has seen. */
  record Share(ErrorRef error) implements Intent {}

  /** Show everybody in the thread the causes of that error and what to do about them. */
  record Details(ErrorRef error) implements Intent {}

  /**
   * Show whoever presses what did not fit into the answer that they have.
   *
   * @param seen ids of the causes that are in it
   */
  record Rest(ErrorRef error, List<String> seen) implements Intent {
    public Rest {
      seen = List.copyOf(seen);
    }
  }

  /** Start a checklist for that error. */
  record Start(ErrorRef error) implements Intent {}

  /**
   * End the checklist that is open for another sign-in, and start one for that error.
   *
   * @param open in the same thread, for the same code
   */
  record StartAnew(ChecklistId open, ErrorRef error) implements Intent {}

  /**
   * Change a checklist.
   *
   * @param revision of the checklist when the button was drawn
   */
  record Change(ChecklistId checklist, int revision, Command command) implements Intent {}

  /** Whoever presses is on it. */
  record TakeOn(ChecklistId checklist) implements Intent {}

  /** Asks for a person, who comes back as {@link Press#chosen}, and puts them on it. */
  record Assign(ChecklistId checklist) implements Intent {}

  /** Asks for a text, which comes back as {@link Press#input}, and keeps it as a note. */
  record WriteNote(ChecklistId checklist) implements Intent {}

  /** Show the summary for a support case to whoever presses. */
  record Summarize(ChecklistId checklist) implements Intent {}

  /** Post the card of a checklist again. */
  record Show(ChecklistId checklist) implements Intent {}

  /**
   * Report that the article is wrong or outdated. Asks for a text on what is wrong, which comes
   * back as {@link Press#input} and may be empty.
   */
  record Report(ErrorCode code) implements Intent {}

  /**
   * Asks for new settings, in a form that the edge makes of what {@code Presses.settings} says; it
   * comes back as {@link SaveSettings}.
   */
  record EditSettings() implements Intent {}

  /**
   * What somebody chose in that form, or what a button sets at once.
   *
   * @param scope the channel or the workspace
   * @param values for each setting a value, or {@link Setting#INHERIT}; what was not touched may be
   *     in it or not
   */
  record SaveSettings(Scope scope, Map<Setting, String> values) implements Intent {
    public SaveSettings {
      values = Map.copyOf(values);
    }
  }

  /**
   * Open a page; nothing comes back to the bot.
   *
   * @param url starts with {@code https://} or {@code http://}
   */
  record Open(String url) implements Intent {}
}
