package dev.aadsts.bot.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.outbox.Redraws.Version;
import dev.aadsts.bot.testkit.Together;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class RedrawsTest {
  private final AtomicInteger stored = new AtomicInteger();
  private final List<Integer> platform = new CopyOnWriteArrayList<>();
  private final Redraws redraws = new Redraws();

  @Test
  void drawsAChange() throws Exception {
    change(redraws);

    assertThat(platform).containsExactly(1);
  }

  @Test
  void doesNotDrawWhatTheCardShowsAlready() throws Exception {
    change(redraws);
    change(redraws);

    bringTo(redraws, 1);
    bringTo(redraws, 2);

    assertThat(platform).containsExactly(1, 2);
  }

  @Test
  void drawsOnceForAllWhoCameWhileItWasDrawing() throws Exception {
    var drawing = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    stored.set(1);
    var first =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    redraws.bringTo(
                        "card",
                        1,
                        this::newest,
                        revision -> {
                          drawing.countDown();
                          awaitLatch(go);
                          platform.add(revision);
                        });
                  } catch (DeliveryException e) {
                    throw new IllegalStateException(e);
                  }
                });
    drawing.await();

    Together.call(
        20,
        number -> {
          change(redraws);
          return number;
        });
    assertThat(platform).isEmpty();
    go.countDown();
    first.join();

    assertThat(platform).containsExactly(1, 21);
  }

  @Test
  void endsWithTheNewestHoweverManyProcessesDraw() throws Exception {
    List<Redraws> processes = List.of(new Redraws(), new Redraws(), new Redraws());

    for (int round = 1; round <= 50; round++) {
      Together.call(
          12,
          number -> {
            slowChange(processes.get(number % 3));
            return number;
          });

      assertThat(platform.getLast()).isEqualTo(12 * round);
    }
    assertThat(platform).hasSizeLessThanOrEqualTo(12 * 50);
  }

  @Test
  void drawsAgainAfterAFailure() throws Exception {
    stored.set(1);
    assertThatThrownBy(
            () ->
                redraws.bringTo(
                    "card",
                    1,
                    this::newest,
                    revision -> {
                      throw new DeliveryException(Kind.NOT_DELIVERED, "429");
                    }))
        .hasMessage("429");

    bringTo(redraws, 1);

    assertThat(platform).containsExactly(1);
  }

  @Test
  void endsWhereThereIsNothingToShowAnyMore() throws Exception {
    redraws.bringTo("card", 7, Optional::<Version<Integer>>empty, platform::add);

    assertThat(platform).isEmpty();
  }

  @Test
  void endsWhereTheStoreKnowsLessThanWasAskedFor() throws Exception {
    stored.set(3);

    bringTo(redraws, 7);

    assertThat(platform).containsExactly(3);
  }

  @Test
  void drawsDifferentCardsIndependently() throws Exception {
    stored.set(1);
    bringTo(redraws, 1);

    redraws.bringTo("another", 1, this::newest, platform::add);

    assertThat(platform).containsExactly(1, 1);
  }

  private void change(Redraws process) throws DeliveryException {
    bringTo(process, stored.incrementAndGet());
  }

  private void bringTo(Redraws process, int revision) throws DeliveryException {
    process.bringTo("card", revision, this::newest, platform::add);
  }

  // What is drawn arrives in any order.
  private void slowChange(Redraws process) throws DeliveryException {
    process.bringTo(
        "card",
        stored.incrementAndGet(),
        this::newest,
        revision -> {
          LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(200_000));
          platform.add(revision);
        });
  }

  private Optional<Version<Integer>> newest() {
    int revision = stored.get();
    return Optional.of(new Version<>(revision, revision));
  }

  private static void awaitLatch(CountDownLatch latch) {
    await().until(() -> latch.getCount() == 0);
  }
}
