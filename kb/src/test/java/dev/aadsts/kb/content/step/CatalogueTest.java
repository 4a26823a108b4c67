package dev.aadsts.kb.content.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogueTest {
  private final Catalogue catalogue =
      new Catalogue(
          List.of(
              new Catalogue.Page("devices", "All devices", "https://contoso.com/a", "Devices"),
              new Catalogue.Page("my-account", "My account", "https://contoso.com/b/", ""),
              new Catalogue.Page("twin", "Twin", "https://contoso.com/a/", "")));

  @Test
  void findsAnAddressThatHasAnId() {
    assertThat(catalogue.wrongWithLink(step("Look.", "https://contoso.com/b")))
        .containsExactly("links.yaml has this page: write its id, `my-account`.");
  }

  @Test
  void findsALinkThatLeadsElsewhereThanTheText() {
    assertThat(catalogue.wrongWithLink(step("Entra admin center > Entra ID > Users.", "devices")))
        .singleElement()
        .asString()
        .contains("\"Devices\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          Entra admin center > Entra ID > Devices > All devices.      ! devices
          Entra admin center > Entra ID > Users, then all devices.    ! devices
          Look at the person.                                         ! devices
          Entra admin center > Entra ID > Users.                      ! my-account
          Entra admin center > Entra ID > Users.                      ! https://contoso.com/c
          Entra admin center > Entra ID > Users.                      ! ''
          """)
  void letsThroughLinksThatAgree(String text, String link) {
    assertThat(catalogue.wrongWithLink(step(text, link))).isEmpty();
  }

  @Test
  void findsALinkThatIsCalledAsAnotherPage() {
    assertThat(catalogue.wrongWithLabel("my Account", "https://contoso.com/c"))
        .singleElement()
        .asString()
        .contains("https://contoso.com/b/");
    assertThat(catalogue.wrongWithLabel("My account", "https://contoso.com/b")).isEmpty();
    assertThat(catalogue.wrongWithLabel("this page", "https://contoso.com/c")).isEmpty();
  }

  @Test
  void findsAPageThatStandsInTheCatalogueTwice() {
    assertThat(catalogue.wrongWithPage("twin"))
        .containsExactly("`devices` leads to the same page: one of them is wrong, or too many.");
    assertThat(catalogue.wrongWithPage("devices")).isEmpty();
    assertThat(catalogue.wrongWithPage("my-account")).isEmpty();
  }

  private static Step step(String text, String link) {
    return new Step(text, "", link, "", "");
  }
}
