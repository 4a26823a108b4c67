package dev.aadsts.kb;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * Something to run.
 *
 * @param text may hold placeholders, which are quoted for the language when filled
 */
public record Command(Language lang, String text) {

  public Command {
    text = text.strip();
  }

  /** What a command is written in: decides how values are quoted in it. */
  public enum Language {
    @JsonProperty("powershell")
    POWERSHELL,
    /** POSIX shell with Azure CLI, curl and the like. */
    @JsonProperty("bash")
    BASH,
    /** Kusto, as in Log Analytics. */
    @JsonProperty("kql")
    KQL,
    /** A request to Microsoft Graph: method and address. */
    @JsonProperty("http")
    HTTP;

    /** The name in articles and for code blocks. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
