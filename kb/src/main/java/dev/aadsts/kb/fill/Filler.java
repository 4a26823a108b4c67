package dev.aadsts.kb.fill;

import dev.aadsts.kb.Command;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.content.Link;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Fills the placeholders of articles from one {@link SignInError}. Values come from strangers: each
 * is escaped for the place it goes to, or left out where it cannot be made safe. Immutable.
 */
public final class Filler {
  // A command may put a value between double quotes of its own, where shells expand $, ` and \.
  // A value with any other character is not filled in; its placeholder stays for the reader.
  private static final Pattern SAFE_IN_COMMAND = Pattern.compile("[\\w .:/@+,=?&%#~-]{1,400}");

  // Messages also name a tenant by what its people call it; no address or command takes that.
  private static final Pattern TENANT_ID_OR_DOMAIN =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[\\w-]+(\\.[\\w-]+)+");

  // A time as somebody wrote it may be hours off: no search may begin there.
  private static final Pattern MOMENT = Pattern.compile("[0-9-]{10}T[0-9:]{8}Z");

  private final SignInError error;
  private final Map<String, Link> links;
  private final Templates templates;

  /**
   * @param error with the values to fill in; give it {@linkplain SignInError#withoutPersonalData()
   *     without personal data} where others can read the result
   * @param links the catalogue that articles refer to
   */
  public Filler(SignInError error, Map<String, Link> links) {
    this(error, links, new Templates());
  }

  /**
   * Fills in one of many errors.
   *
   * @param error with the values to fill in; give it {@linkplain SignInError#withoutPersonalData()
   *     without personal data} where others can read the result
   * @param links the catalogue that articles refer to
   * @param templates the texts of the articles, as far as they have been needed before
   */
  public Filler(SignInError error, Map<String, Link> links, Templates templates) {
    this.error = error;
    this.links = Map.copyOf(links);
    this.templates = templates;
  }

  /** Prose with its markup taken apart; an unknown value becomes words ("the application ID"). */
  public RichText prose(String prose) {
    Templates.Prose taken = templates.prose(prose);
    return taken.fixed()
        ? taken.text()
        : new RichText(taken.text().spans().stream().map(this::fillSpan).toList());
  }

  /**
   * The page that a check or a step links to, by the title that the catalogue has for it, or else
   * by its host.
   *
   * @param link an id of the catalogue, or an https address
   * @return empty where the address needs a value that the error does not have, or the catalogue no
   *     longer has the id (a checklist may be older than the catalogue)
   */
  public Optional<Link> link(String link) {
    Optional<Link> known = Optional.ofNullable(links.get(link));
    String address = known.map(Link::url).orElse(link);
    return address.startsWith("https://")
        ? fillUrl(address)
            .map(url -> new Link(known.map(Link::title).orElseGet(() -> hostOf(url)), url))
        : Optional.empty();
  }

  // What stands there says at least where it leads.
  private static String hostOf(String url) {
    return url.substring("https://".length()).split("[/?#]", 2)[0];
  }

  /**
   * The text of a command; values come with the quotes of its language, and so do unknown ones, as
   * {@code '<app-id>'}: what is copied runs once the value is written into the quotes.
   */
  public String command(Command command) {
    return replace(
        command.text(),
        name ->
            host(name)
                .or(
                    () ->
                        identifier(name)
                            .filter(value -> SAFE_IN_COMMAND.matcher(value).matches())
                            .map(value -> quote(command.lang(), value)))
                .orElseGet(() -> blank(command.lang(), "<" + name + ">")));
  }

  private RichText.Span fillSpan(RichText.Span span) {
    return switch (span) {
      case RichText.Plain(var text) -> new RichText.Plain(replace(text, this::valueOrWording));
      case RichText.Code(var text) ->
          new RichText.Code(
              replace(text, name -> host(name).or(() -> value(name)).orElse("<" + name + ">")));
      case RichText.Anchor(var text, var url) -> {
        String shown = replace(text, this::valueOrWording);
        yield fillUrl(url)
            .<RichText.Span>map(filled -> new RichText.Anchor(shown, filled))
            .orElseGet(() -> new RichText.Plain(shown));
      }
    };
  }

  private Optional<String> fillUrl(String url) {
    boolean complete =
        templates.text(url).names().stream()
            .allMatch(name -> host(name).isPresent() || identifier(name).isPresent());
    return complete
        ? Optional.of(
            replace(
                url, name -> host(name).orElseGet(() -> urlEncode(identifier(name).orElseThrow()))))
        : Optional.empty();
  }

  private String valueOrWording(String name) {
    return host(name)
        .or(() -> value(name))
        .or(() -> Field.ofPlaceholder(name).map(Field::wording))
        .orElse("{" + name + "}");
  }

  private Optional<String> value(String name) {
    return Field.ofPlaceholder(name).flatMap(error::field);
  }

  // The value where a machine reads it, rather than a person.
  private Optional<String> identifier(String name) {
    return Field.ofPlaceholder(name)
        .flatMap(
            field ->
                error
                    .field(field)
                    .filter(
                        value ->
                            switch (field) {
                              case TENANT -> TENANT_ID_OR_DOMAIN.matcher(value).matches();
                              case TIMESTAMP -> MOMENT.matcher(value).matches();
                              default -> true;
                            }));
  }

  private Optional<String> host(String name) {
    return switch (name) {
      case "entra-host" -> Optional.of(error.cloud().entraHost());
      case "azure-host" -> Optional.of(error.cloud().azureHost());
      case "login-host" -> Optional.of(error.cloud().loginHost());
      case "graph-host" -> Optional.of(error.cloud().graphHost());
      default -> Optional.empty();
    };
  }

  // What is encoded in an address would not be seen to be missing.
  private static String blank(Command.Language language, String unknown) {
    return language == Command.Language.HTTP ? unknown : quote(language, unknown);
  }

  private static String quote(Command.Language language, String value) {
    return switch (language) {
      case POWERSHELL, BASH, KQL -> "'" + value + "'";
      case HTTP -> urlEncode(value);
    };
  }

  private static String urlEncode(String value) {
    // URLEncoder is for forms; in a path or fragment a blank is %20.
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String replace(String template, UnaryOperator<String> replacement) {
    return templates.text(template).fill(replacement);
  }
}
