package dev.aadsts.kb.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.Command;
import dev.aadsts.kb.Command.Language;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.content.Link;
import dev.aadsts.kb.fill.RichText.Anchor;
import dev.aadsts.kb.fill.RichText.Code;
import dev.aadsts.kb.fill.RichText.Plain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FillerTest {
  private static final Map<String, Link> LINKS =
      Map.of(
          "app",
          new Link("The app", "https://{entra-host}/#view/app/appId/{app-id}"),
          "logs",
          new Link("Logs", "https://{entra-host}/#view/logs"),
          "plain",
          new Link("Plain", "http://insecure.example"));

  private final Filler filler =
      filler(
          Map.of(
              Field.APP_ID,
              "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
              Field.APP_NAME,
              "HR & `Pay` [x](https://evil.example)",
              Field.USER,
              "zoe@contoso.com"));
  private final Filler empty = filler(Map.of());

  @Test
  void fillsProseAndLeavesTheMarkupOfValuesAlone() {
    assertThat(filler.prose("Open {app-name} (`{app-id}`)."))
        .isEqualTo(
            rich(
                new Plain("Open HR & `Pay` [x](https://evil.example) ("),
                new Code("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
                new Plain(").")));
  }

  @Test
  void saysInWordsWhatIsNotKnown() {
    assertThat(empty.prose("Open {app-name} as {user} with `az {app-id}`."))
        .isEqualTo(
            rich(
                new Plain("Open the application as the user's UPN with "),
                new Code("az <app-id>"),
                new Plain(".")));
  }

  @Test
  void leavesBracesAloneThatAreNoPlaceholders() {
    assertThat(filler.prose("{nobody} ${app-id} @{user} {APP-ID} {} {app-id").text())
        .isEqualTo("{nobody} ${app-id} @{user} {APP-ID} {} {app-id");
  }

  @Test
  void fillsNoPlaceholderThatAValueBrought() {
    var sly = filler(Map.of(Field.APP_NAME, "{user} $1 \\0 {app-name}", Field.USER, "zoe@x.com"));

    assertThat(sly.prose("{app-name}").text()).isEqualTo("{user} $1 \\0 {app-name}");
  }

  @Test
  void encodesValuesInAddressesAndDropsTheLinkWithoutThem() {
    var prose = "See [{app-name}](https://{entra-host}/a/{app-name}?u={user}).";

    assertThat(filler.prose(prose).spans().get(1))
        .isEqualTo(
            new Anchor(
                "HR & `Pay` [x](https://evil.example)",
                "https://entra.microsoft.com/a/HR%20%26%20%60Pay%60%20%5Bx%5D%28https%3A%2F%2Fevil.example%29"
                    + "?u=zoe%40contoso.com"));
    assertThat(empty.prose(prose))
        .isEqualTo(rich(new Plain("See "), new Plain("the application"), new Plain(".")));
  }

  @Test
  void linksToThePageOfTheCatalogue() {
    assertThat(filler.link("app"))
        .contains(
            new Link(
                "The app",
                "https://entra.microsoft.com/#view/app/appId/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"));
    assertThat(empty.link("app")).isEmpty();
    assertThat(empty.link("logs")).isPresent();
    assertThat(empty.link("https://aka.ms/sspr"))
        .contains(new Link("aka.ms", "https://aka.ms/sspr"));
  }

  @Test
  void linksToNothingElse() {
    assertThat(filler.link("no-such-link")).isEmpty();
    assertThat(filler.link("plain")).isEmpty();
    assertThat(filler.link("javascript:alert(1)")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC, https://entra.microsoft.com/#view/logs",
    "US_GOVERNMENT, https://entra.microsoft.us/#view/logs",
    "CHINA, https://entra.microsoftonline.cn/#view/logs"
  })
  void knowsTheHostsOfEachCloud(Cloud cloud, String url) {
    var there = new Filler(error(Map.of(), cloud), LINKS);

    assertThat(there.link("logs").orElseThrow().url()).isEqualTo(url);
    assertThat(there.prose("{login-host} {azure-host} {graph-host} {entra-host}").text())
        .isEqualTo(
            String.join(
                " ", cloud.loginHost(), cloud.azureHost(), cloud.graphHost(), cloud.entraHost()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "POWERSHELL, Get-MgUser -UserId 'zoe@contoso.com', Get-MgUser -UserId '<user>'",
        "BASH, Get-MgUser -UserId 'zoe@contoso.com', Get-MgUser -UserId '<user>'",
        "KQL, Get-MgUser -UserId 'zoe@contoso.com', Get-MgUser -UserId '<user>'",
        "HTTP, Get-MgUser -UserId zoe%40contoso.com, Get-MgUser -UserId <user>"
      })
  void quotesValuesKnownOrNotAsTheLanguageOfTheCommandDoes(
      Language language, String known, String unknown) {
    assertThat(filler.command(new Command(language, "Get-MgUser -UserId {user}"))).isEqualTo(known);
    assertThat(empty.command(new Command(language, "Get-MgUser -UserId {user}")))
        .isEqualTo(unknown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; Remove-MgUser -All; '",
        "$(curl evil.example)",
        "`whoami`",
        "\u2019; rm -rf ~ #",
        "a\nrm -rf ~",
        "a\rb",
        "\"; drop",
        "a\\",
        "a | sh",
        "a > b",
        "a; b",
        "{app-id}",
        "O'Neil@contoso.com",
        ""
      })
  void putsNoValueIntoACommandThatCouldBreakOutOfIt(String hostile) {
    var sly = filler(Map.of(Field.USER, hostile));

    for (Language language : Language.values()) {
      assertThat(sly.command(new Command(language, "Do {user} now")))
          .isEqualTo(language == Language.HTTP ? "Do <user> now" : "Do '<user>' now");
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheBracesOfTheLanguageItselfAlone(Language language) {
    assertThat(filler.command(new Command(language, "${app-id} @{user} {{ }} {Name}")))
        .isEqualTo("${app-id} @{user} {{ }} {Name}");
  }

  @Test
  void putsATimeOfWhichNobodyKnowsTheZoneIntoNoAddressAndNoCommand() {
    var written =
        filler(Map.of(Field.TIMESTAMP, "11/20/2026, 9:15:32 AM (as written, zone unknown)"));
    var plain = filler(Map.of(Field.TIMESTAMP, "2026-11-20 09:15:32"));
    var known = filler(Map.of(Field.TIMESTAMP, "2026-11-20T08:15:32Z"));
    var query = new Command(Language.KQL, "todatetime({timestamp})");

    assertThat(written.command(query)).contains("<timestamp>").doesNotContain("2026");
    assertThat(plain.command(query)).contains("<timestamp>").doesNotContain("2026");
    assertThat(known.command(query)).isEqualTo("todatetime('2026-11-20T08:15:32Z')");
    assertThat(plain.link("https://contoso.com/{timestamp}")).isEmpty();
    assertThat(written.prose("At {timestamp}.").text())
        .isEqualTo("At 11/20/2026, 9:15:32 AM (as written, zone unknown).");
  }

  @Test
  void putsTheDisplayNameOfATenantIntoNoAddressAndNoCommand() {
    var named = filler(Map.of(Field.TENANT, "Contoso Ltd"));
    var domain = filler(Map.of(Field.TENANT, "contoso.onmicrosoft.com"));
    var command = new Command(Language.BASH, "az login --tenant {tenant}");

    assertThat(named.prose("In {tenant}").text()).isEqualTo("In Contoso Ltd");
    assertThat(named.command(command)).isEqualTo("az login --tenant '<tenant>'");
    assertThat(named.link("https://{login-host}/{tenant}")).isEmpty();
    assertThat(domain.command(command)).isEqualTo("az login --tenant 'contoso.onmicrosoft.com'");
    assertThat(domain.link("https://{login-host}/{tenant}")).isPresent();
  }

  private static Filler filler(Map<Field, String> fields) {
    return new Filler(error(fields, Cloud.PUBLIC), LINKS);
  }

  private static SignInError error(Map<Field, String> fields, Cloud cloud) {
    var code = ErrorCode.of("AADSTS50105");
    return new SignInError(List.of(code), Optional.of(code), fields, cloud);
  }

  private static RichText rich(RichText.Span... spans) {
    return new RichText(List.of(spans));
  }
}
