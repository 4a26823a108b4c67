package dev.aadsts.bot.answer;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.answer.context.AnswerContexts;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.settings.InMemorySettings;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.settings.SettingsStore;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said before anything is kept, on a thread that others wait for. */
@Timeout(60)
final class GlanceTest {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final MutableClock clock = MutableClock.atNoon();
  private final Answerer answerer = answererOf(heldSettings());

  @Test
  void waitsForNoStoreThatHangsBeforeAnythingWasReadFromIt() {
    assertThat(glance("50105")).isEmpty();
    assertThat(answerer.mayOverhear(CHANNEL, "AADSTS50105")).isTrue();
    assertThat(answerer.mayOverhear(CHANNEL, "no error in it")).isFalse();

    gate.countDown();

    await().untilAsserted(() -> assertThat(glance("50105")).isPresent());
    assertThat(answerer.mayOverhear(CHANNEL, "AADSTS50105")).isFalse();
  }

  @Test
  void asksNoStoreWhereTheCommandSaysWhomTheAnswerIsFor() {
    assertThat(glance("private 50105")).isPresent();
    assertThat(glance("help")).isPresent();
  }

  private Optional<Reply> glance(String text) {
    return answerer.glance(new IncomingMessage("e", CHANNEL, ANA, text, Addressing.COMMAND));
  }

  private Answerer answererOf(SettingsStore store) {
    var settings = Settings.DEFAULT.with(Setting.ANSWERS, "private");
    var around = AnswerContexts.of(new SettingsBook(store, settings, clock), clock);
    return new Desk(Articles.kb(), around).answerer();
  }

  private SettingsStore heldSettings() {
    var store = new InMemorySettings();
    return (SettingsStore)
        Proxy.newProxyInstance(
            SettingsStore.class.getClassLoader(),
            new Class<?>[] {SettingsStore.class},
            (proxy, method, arguments) -> {
              gate.await();
              return method.invoke(store, arguments);
            });
  }
}
