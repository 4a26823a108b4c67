package dev.aadsts.bot.teams.connector;

import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static dev.aadsts.bot.teams.TeamsWorld.THREAD;
import static dev.aadsts.bot.teams.TeamsWorld.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.teams.TeamsFixture;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.teams.card.AdaptiveCards;
import dev.aadsts.bot.teams.card.Card;
import dev.aadsts.bot.teams.identity.BotToken;
import dev.aadsts.bot.teams.login.TokenClient;
import dev.aadsts.botconnector.FakeConnector.Message;
import dev.aadsts.botconnector.FakeMicrosoft;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one call to the Bot Connector comes to, and what is known of the message after it. */
final class TeamsConnectorTest extends TeamsFixture {
  private static final Card CARD =
      AdaptiveCards.draw(dev.aadsts.bot.answer.Phrases.help().root()).getFirst();

  private TeamsConnector connector;
  private BotToken token;

  @BeforeEach
  void open() {
    token = new BotToken(world.settings().registration(), new TokenClient(), Clock.systemUTC());
    connector = connector(Duration.ofMinutes(1));
  }

  private TeamsConnector connector(Duration patience) {
    return new TeamsConnector(
        world.settings(),
        Optional.of(new BotCredentials(world.settings(), token)),
        patience,
        new DeliveryMetrics(new SimpleMeterRegistry()));
  }

  @AfterEach
  void close() {
    connector.close();
  }

  @Test
  void createsAMessageAndReturnsItsId() throws Exception {
    String id = connector.create(place(), CARD);

    assertThat(world.connector.in(THREAD)).extracting(Message::id).containsExactly(id);
  }

  @ParameterizedTest
  @CsvSource({
    "429, NOT_DELIVERED",
    "401, NOT_DELIVERED",
    "408, UNCERTAIN",
    "412, UNCERTAIN",
    "500, UNCERTAIN",
    "502, UNCERTAIN",
    "503, UNCERTAIN",
    "504, UNCERTAIN",
    "400, REFUSED",
    "403, REFUSED",
    "404, REFUSED",
    "413, REFUSED",
    "302, REFUSED"
  })
  void judgesAFailedCreate(int status, Kind expected) {
    world.connector.answerNext(status);

    DeliveryException failure = failure(() -> connector.create(place(), CARD));

    assertThat(failure.kind()).isEqualTo(expected);
    assertThat(world.connector.calls()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "429, NOT_DELIVERED",
    "408, NOT_DELIVERED",
    "412, NOT_DELIVERED",
    "502, NOT_DELIVERED",
    "504, NOT_DELIVERED",
    "403, REFUSED",
    "404, REFUSED"
  })
  void judgesAFailedUpdate(int status, Kind expected) {
    world.connector.answerNext(status);

    DeliveryException failure = failure(() -> connector.update(place(), "1001", CARD));

    assertThat(failure.kind()).isEqualTo(expected);
    assertThat(world.connector.calls()).hasSize(1);
  }

  @Test
  void saysOfARefusalWhatTheConnectorCallsItAndNothingElse() {
    world.connector.answerNext(403, "ForbiddenOperationException");

    assertThat(failure(() -> connector.create(place(), CARD)))
        .hasMessage("The Bot Connector answered with status 403 (ForbiddenOperationException)");
    world.connector.answerNext(400, "Strange code; x");
    assertThat(failure(() -> connector.create(place(), CARD)))
        .hasMessage("The Bot Connector answered with status 400");
  }

  @Test
  void passesOnHowLongToWait() {
    world.connector.answerNext(429, 7);

    assertThat(failure(() -> connector.create(place(), CARD)).retryAfter())
        .contains(Duration.ofSeconds(7));
  }

  @Test
  void doesNotPostTwiceWhenTheAnswerInvitesToDoSoAtOnce() {
    world.connector.answerNext(503, 0);

    assertThat(failure(() -> connector.create(place(), CARD)).kind()).isEqualTo(Kind.UNCERTAIN);
    assertThat(world.connector.calls()).hasSize(1);
  }

  @Test
  void doesNotKnowWhetherASilentConnectorDelivered() {
    world.connector.deliverNextAndHang();

    try (TeamsConnector impatient = connector(Duration.ofMillis(500))) {
      assertThat(failure(() -> impatient.create(place(), CARD)).kind()).isEqualTo(Kind.UNCERTAIN);
    }
    await(() -> assertThat(world.connector.messages()).hasSize(1));
  }

  @Test
  void knowsThatNothingWasSentWithoutAConnection() {
    var nowhere =
        new Place(
            "http://127.0.0.1:1/teams/",
            FakeMicrosoft.TENANT,
            Place.Kind.CHANNEL,
            CHANNEL,
            Optional.empty(),
            "bot");

    assertThat(failure(() -> connector.create(nowhere, CARD)).kind()).isEqualTo(Kind.NOT_DELIVERED);
  }

  @Test
  void knowsThatNothingWasSentWithoutAToken() {
    world.microsoft.loginError = "AADSTS7000215: Invalid client secret provided for app x.";

    assertThat(failure(() -> connector.create(place(), CARD)).kind()).isEqualTo(Kind.NOT_DELIVERED);
    assertThat(world.connector.calls()).isEmpty();
    assertThat(token.trouble())
        .hasValueSatisfying(
            words -> assertThat(words).contains("AADSTS7000215").doesNotContain("for app x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/", "https://smba.trafficmanager.net:444/", "x"})
  void sendsNothingToAnAddressThatIsNotOfTeams(String serviceUrl) {
    var elsewhere =
        new Place(
            serviceUrl, FakeMicrosoft.TENANT, Place.Kind.CHANNEL, CHANNEL, Optional.empty(), "bot");

    assertThat(failure(() -> connector.create(elsewhere, CARD)).kind()).isEqualTo(Kind.REFUSED);
    assertThat(world.microsoft.tokenRequests()).isZero();
  }

  @Test
  void usesOneTokenForManyMessages() throws Exception {
    for (int i = 0; i < 5; i++) {
      connector.create(place(), CARD);
    }

    assertThat(world.microsoft.tokenRequests()).isEqualTo(1);
  }

  @Test
  void getsAnotherTokenWhenTheOldOneIsNotTaken() throws Exception {
    connector.create(place(), CARD);
    world.connector.answerNext(401);
    failure(() -> connector.create(place(), CARD));

    connector.create(place(), CARD);

    assertThat(world.microsoft.tokenRequests()).isEqualTo(2);
  }

  private Place place() {
    return new Place(
        world.connector.serviceUrl(),
        FakeMicrosoft.TENANT,
        Place.Kind.CHANNEL,
        CHANNEL,
        Optional.of("1599999999999"),
        "28:" + FakeMicrosoft.APP_ID);
  }

  private static DeliveryException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return Assertions.catchThrowableOfType(DeliveryException.class, call);
  }
}
