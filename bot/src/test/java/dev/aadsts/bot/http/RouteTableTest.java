package dev.aadsts.bot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aadsts.bot.http.RouteTable.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RouteTableTest {
  private static final Endpoint ANY = request -> HttpResponse.empty(204);
  private static final Route READ = Route.get("/codes/{code}", ANY);
  private static final Route WRITE = Route.post("/codes/{id}", 10, ANY);
  private static final Route LITERAL = Route.get("/codes/all", ANY);
  private static final RouteTable TABLE = new RouteTable(List.of(READ, WRITE, LITERAL));

  @Test
  void fillsThePlaceholders() {
    assertThat(TABLE.find("GET", "/codes/50105"))
        .isEqualTo(new Outcome.Found(READ, Map.of("code", "50105")));
    assertThat(TABLE.find("POST", "/codes/7"))
        .isEqualTo(new Outcome.Found(WRITE, Map.of("id", "7")));
  }

  @Test
  void prefersALiteralSegmentToAPlaceholder() {
    assertThat(TABLE.find("GET", "/codes/all")).isEqualTo(new Outcome.Found(LITERAL, Map.of()));
  }

  @Test
  void findsTheRouteOfGetForHead() {
    assertThat(TABLE.find("HEAD", "/codes/50105"))
        .isEqualTo(new Outcome.Found(READ, Map.of("code", "50105")));
  }

  @Test
  void namesTheMethodsOfAPathInOrder() {
    assertThat(TABLE.find("DELETE", "/codes/50105"))
        .isEqualTo(new Outcome.OtherMethods("GET, HEAD, POST"));
  }

  @Test
  void knowsNoOtherPath() {
    assertThat(List.of("/", "/codes", "/codes/", "/codes/1/2", "/Codes/1", "codes/1"))
        .allSatisfy(
            path -> assertThat(TABLE.find("GET", path)).isEqualTo(new Outcome.NoSuchPath()));
  }

  @Test
  void refusesTwoRoutesForTheSameRequests() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RouteTable(List.of(READ, Route.get("/codes/{number}", ANY))))
        .withMessageContaining("GET /codes/{}");
  }
}
