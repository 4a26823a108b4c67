package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.GROUP;
import static dev.aadsts.bot.teams.TeamsWorld.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aadsts.bot.answer.Phrases;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.teams.card.AdaptiveCards;
import dev.aadsts.bot.teams.card.Card;
import dev.aadsts.bot.teams.connector.BotCredentials;
import dev.aadsts.bot.teams.connector.TeamsConnector;
import dev.aadsts.bot.teams.identity.BotToken;
import dev.aadsts.bot.teams.login.TokenClient;
import dev.aadsts.botconnector.FakeConnector;
import dev.aadsts.botconnector.FakeMicrosoft;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Teams has a server in each region, and one that hangs must hold up nobody elsewhere. */
final class TeamsRegionsTest extends TeamsFixture {
  private static final Card CARD = AdaptiveCards.draw(Phrases.help().root()).getFirst();

  private FakeConnector slow;
  private TeamsConnector connector;

  @BeforeEach
  void open() {
    slow = new FakeConnector(world.microsoft::knows, HouseRules::violations, Clock.systemUTC());
    var token = new BotToken(world.settings().registration(), new TokenClient(), Clock.systemUTC());
    connector =
        new TeamsConnector(
            world.settings(),
            Optional.of(new BotCredentials(world.settings(), token)),
            Duration.ofMinutes(1),
            new DeliveryMetrics(new SimpleMeterRegistry()));
  }

  @AfterEach
  void close() {
    connector.close();
    slow.close();
  }

  @Test
  void answersInOneRegionWhileAnotherHangs() throws Exception {
    CountDownLatch gate = slow.holdEverything();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var hanging = new ArrayList<Future<String>>();
      for (int i = 0; i < TeamsConnector.AT_ONCE_PER_REGION; i++) {
        hanging.add(threads.submit(() -> connector.create(in(slow), CARD)));
      }
      await(() -> assertThat(slow.calls()).hasSize(TeamsConnector.AT_ONCE_PER_REGION));

      connector.create(in(world.connector), CARD);
      DeliveryException oneTooMany =
          catchThrowableOfType(DeliveryException.class, () -> connector.create(in(slow), CARD));

      assertThat(world.connector.in(GROUP)).hasSize(1);
      assertThat(oneTooMany.kind()).isEqualTo(Kind.NOT_YET);
      assertThat(slow.calls()).hasSize(TeamsConnector.AT_ONCE_PER_REGION);
      gate.countDown();
      for (Future<String> each : hanging) {
        assertThat(each.get()).isNotEmpty();
      }
    }
    assertThat(connector.create(in(slow), CARD)).isNotEmpty();
    assertThat(slow.in(GROUP)).hasSize(TeamsConnector.AT_ONCE_PER_REGION + 1);
  }

  private static Place in(FakeConnector region) {
    return new Place(
        region.serviceUrl(),
        FakeMicrosoft.TENANT,
        Place.Kind.GROUP,
        GROUP,
        Optional.empty(),
        TeamsWorld.BOT);
  }
}
