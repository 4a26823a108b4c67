package dev.aadsts.bot.slack.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.installation.InMemoryInstallations;
import dev.aadsts.bot.installation.Installation;
import dev.aadsts.bot.installation.InstallationStore;
import dev.aadsts.bot.installation.InstallationsUnavailableException;
import dev.aadsts.bot.installation.Tokens;
import dev.aadsts.bot.slack.api.SlackClient;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a Slack that takes each refresh token once, as the real one does. */
final class RenewalsTest {
  private static final Duration LIFE = Duration.ofHours(12);

  private final MutableClock clock = MutableClock.atNoon();
  private final InstallationStore store = new InMemoryInstallations(clock);
  private final List<String> asked = new ArrayList<>();
  private final HttpServer api =
      HttpServer.start(
          HttpSettings.on("127.0.0.1", 0).withDrain(Duration.ZERO),
          List.of(Route.post("/api/oauth.v2.access", 10_000, this::access)));
  private String valid = "refresh-0";
  private int generation;
  private Optional<HttpResponse> instead = Optional.empty();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void asksForNothingWhileThereIsTime() {
    store.keep(installed());

    assertThat(token(process())).isEqualTo("access-0");

    assertThat(asked).isEmpty();
  }

  @Test
  void renewsInTheBackgroundBeforeTheTokenEnds() {
    store.keep(installed());
    clock.advance(LIFE.minus(Renewals.AHEAD).plusSeconds(1));
    Installations process = process();

    assertThat(token(process)).isEqualTo("access-0");

    await().until(() -> token(process).equals("access-1"));
    assertThat(asked).containsExactly("refresh-0");
    assertThat(store.find("T1").orElseThrow().tokens().renewal().orElseThrow().expiresAt())
        .isEqualTo(clock.instant().plus(LIFE));
  }

  @Test
  void renewsAtOnceWhatHasEnded() {
    store.keep(installed());
    clock.advance(LIFE.plusSeconds(1));

    assertThat(token(process())).isEqualTo("access-1");
  }

  @Test
  void spendsARefreshTokenOnceHoweverManyProcessesNeedAToken() throws Exception {
    store.keep(installed());
    clock.advance(LIFE.plusSeconds(1));
    List<Installations> processes = List.of(process(), process(), process());

    List<String> tokens = Together.call(9, number -> tokenOrNone(processes.get(number % 3)));

    assertThat(asked).containsExactly("refresh-0");
    assertThat(tokens).contains("access-1").allMatch(t -> t.equals("access-1") || t.isEmpty());
    assertThat(processes).allMatch(process -> token(process).equals("access-1"));
  }

  @Test
  void goesOnAfterAProcessDiedBeforeItAsked() {
    store.keep(installed());
    clock.advance(LIFE.plusSeconds(1));
    assertThat(store.begin(store.find("T1").orElseThrow(), Renewals.PATIENCE)).isTrue();

    assertThatThrownBy(() -> token(process()))
        .isInstanceOf(InstallationsUnavailableException.class);
    clock.advance(Renewals.PATIENCE);

    assertThat(token(process())).isEqualTo("access-1");
  }

  @Test
  void asksAgainWhereSlackDidNotAnswer() {
    store.keep(installed());
    clock.advance(LIFE.plusSeconds(1));
    instead = Optional.of(HttpResponse.text(503, "down"));
    assertThatThrownBy(() -> token(process()))
        .isInstanceOf(InstallationsUnavailableException.class);
    instead = Optional.empty();
    clock.advance(Renewals.PATIENCE);

    assertThat(token(process())).isEqualTo("access-1");
  }

  @Test
  void keepsTheTokenAsLongAsItLastsWhereSlackRefusesANewOne() {
    valid = "another";
    store.keep(installed());
    clock.advance(LIFE.minus(Renewals.AHEAD).plusSeconds(1));
    Installations process = process();

    assertThat(token(process)).isEqualTo("access-0");
    await().until(() -> asked.size() == 1);

    assertThat(token(process)).isEqualTo("access-0");
  }

  private Installations process() {
    var exchange =
        new TokenExchange(
            slack()::slack, new AppKeys("0.0", "not-a-client-secret"), Optional.empty(), clock);
    return new StoredInstallations(store, new Renewals(store, exchange, clock), clock);
  }

  private static String token(Installations process) {
    return process.find("T1").orElseThrow().token();
  }

  private static String tokenOrNone(Installations process) {
    try {
      return token(process);
    } catch (InstallationsUnavailableException e) {
      return "";
    }
  }

  private Installation installed() {
    return new Installation(
        "T1",
        "Contoso",
        "U1",
        "aadsts",
        List.of(),
        new Tokens(
            "access-0", Optional.of(new Tokens.Renewal("refresh-0", clock.instant().plus(LIFE)))),
        clock.instant());
  }

  private SlackClient slack() {
    return SlackClient.of("http://127.0.0.1:" + api.port() + "/api/", Duration.ofSeconds(10));
  }

  private synchronized HttpResponse access(HttpRequest request) {
    if (instead.isPresent()) {
      return instead.get();
    }
    String body = new String(request.body(), UTF_8);
    String refresh = body.replaceFirst(".*refresh_token=([^&]*).*", "$1");
    asked.add(refresh);
    if (!body.contains("grant_type=refresh_token") || !refresh.equals(valid)) {
      return HttpResponse.json(200, "{\"ok\":false,\"error\":\"invalid_refresh_token\"}");
    }
    generation++;
    valid = "refresh-" + generation;
    return HttpResponse.json(
        200,
        "{\"ok\":true,\"access_token\":\"access-%d\",\"refresh_token\":\"%s\",\"expires_in\":%d}"
            .formatted(generation, valid, LIFE.toSeconds()));
  }
}
