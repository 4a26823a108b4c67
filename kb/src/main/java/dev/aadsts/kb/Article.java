package dev.aadsts.kb;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything known about one code. Prose is plain text with {@code `code`} and {@code [text](url)}
 * only, and may hold {@linkplain Field#placeholder placeholders} in braces.
 *
 * @param name Microsoft's symbolic name, where it has one
 * @param successor the code that replaced a {@linkplain Status#RETIRED retired} one
 * @param title at most 80 characters
 * @param meaning one to three plain sentences that a blocked user understands
 * @param fixedBy who can usually make the error go away
 * @param retry whether trying again helps
 * @param oauthError the OAuth 2.0 {@code error} that comes with it, where known
 * @param met how often people ask about it in public; empty where nobody was seen asking
 * @param symptoms the words people use for it: feeds the search
 * @param examples messages of which the parser must recognise this code
 * @param causes most likely first; never empty unless retired
 * @param collect what to gather before a support case is opened, beyond the ids of the error
 * @param houseNote what the company that runs the bot wants its people to know: only an overlay has
 *     one
 * @param reviewed when somebody last read it against its references
 */
public record Article(
    ErrorCode code,
    Optional<String> name,
    Family family,
    Status status,
    Optional<ErrorCode> successor,
    String title,
    String meaning,
    FixedBy fixedBy,
    Severity severity,
    Retry retry,
    Optional<String> oauthError,
    Optional<Met> met,
    List<String> symptoms,
    List<String> examples,
    List<Cause> causes,
    List<Step> collect,
    Optional<String> houseNote,
    List<ErrorCode> seeAlso,
    List<Reference> references,
    LocalDate reviewed) {

  public Article {
    symptoms = List.copyOf(symptoms);
    examples = List.copyOf(examples);
    causes = List.copyOf(causes);
    collect = List.copyOf(collect);
    seeAlso = List.copyOf(seeAlso);
    references = List.copyOf(references);
    title = title.strip();
    meaning = meaning.strip();
  }

  /** How far an article can be trusted. */
  public enum Status {
    /** Written, not yet read by a second person: shown as such. */
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("reviewed")
    REVIEWED,
    /** The code is no longer issued; the page stays because old logs have it. */
    @JsonProperty("retired")
    RETIRED
  }

  /** Who can usually make the error go away. */
  public enum FixedBy {
    @JsonProperty("user")
    USER("You yourself", "You can fix this yourself"),
    @JsonProperty("helpdesk")
    HELPDESK("Your help desk", "Your help desk can fix this"),
    @JsonProperty("tenant-admin")
    TENANT_ADMIN(
        "An Entra administrator of your organization",
        "An Entra administrator of your organization can fix this"),
    @JsonProperty("app-developer")
    APP_DEVELOPER(
        "The developer or owner of the application",
        "The developer or owner of the application can fix this"),
    @JsonProperty("identity-provider")
    IDENTITY_PROVIDER(
        "Whoever runs the federated identity provider",
        "Whoever runs the federated identity provider can fix this"),
    @JsonProperty("microsoft")
    MICROSOFT("Only Microsoft", "Only Microsoft can fix this");

    private final String who;
    private final String sentence;

    FixedBy(String who, String sentence) {
      this.who = who;
      this.sentence = sentence;
    }

    /** The answer to the question who can fix it. */
    public String who() {
      return who;
    }

    /** For a reply, without a full stop. */
    public String sentence() {
      return sentence;
    }
  }

  /** How much the error gets in the way. */
  public enum Severity {
    /** The sign-in does not go through until it is fixed. */
    @JsonProperty("blocking")
    BLOCKING,
    /** Some attempts work, or something works less well. */
    @JsonProperty("degraded")
    DEGRADED,
    /** A normal step of signing in: the client is asked to do something first. */
    @JsonProperty("interrupt")
    INTERRUPT,
    @JsonProperty("informational")
    INFORMATIONAL
  }

  /** How often a code is asked about in public: threads, issues, documentation of tools. */
  public enum Met {
    @JsonProperty("often")
    OFTEN,
    @JsonProperty("sometimes")
    SOMETIMES,
    @JsonProperty("rarely")
    RARELY
  }

  /**
   * Where a statement comes from.
   *
   * @param retrieved when its text was last read
   */
  public record Reference(String title, URI url, LocalDate retrieved) {}
}
