package dev.aadsts.bot.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.botconnector.FakeConnector.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many people at once, while Teams delivers again and the connector asks to come back. */
final class TeamsLoadTest {
  private static final int QUESTIONS = 120;

  @TempDir private Path folder;

  @Test
  void answersEachOfManyQuestionsOnce() throws Exception {
    try (var world = new TeamsWorld(folder)) {
      List<ObjectNode> questions =
          IntStream.range(0, QUESTIONS)
              .mapToObj(number -> world.message(chat(number), TeamsWorld.ANA, "50105"))
              .toList();
      IntStream.range(0, QUESTIONS / 10).forEach(number -> world.connector.answerNext(429, 1));

      // Each comes twice, as where an acknowledgement was lost.
      var deliveries =
          Stream.concat(questions.stream(), questions.stream())
              .<Callable<Integer>>map(question -> () -> world.deliver(question).status())
              .toList();
      try (var people = Executors.newFixedThreadPool(16)) {
        assertThat(people.invokeAll(deliveries)).extracting(Future::get).containsOnly(200);
      }

      world.settle();
      for (int number = 0; number < QUESTIONS; number++) {
        assertThat(world.connector.in(chat(number)).stream().map(Message::text))
            .as(chat(number))
            .hasSize(2)
            .doesNotHaveDuplicates();
      }
      assertThat(world.connector.violations()).isEmpty();
      assertThat(world.deadLetters()).isZero();
    }
  }

  private static String chat(int number) {
    return "a:1-person-%d-and-the-bot".formatted(number);
  }
}
