package dev.aadsts.bench;

import dev.aadsts.bot.answer.Explanation;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.slack.block.SlackBlocks;
import dev.aadsts.bot.slack.block.SlackMessage;
import dev.aadsts.bot.teams.card.AdaptiveCards;
import dev.aadsts.bot.teams.card.Card;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.KnowledgeBase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an answer with the ids of its paste costs to draw with nothing remembered, and what it costs
 * to make and to fill in where many pastes are alike.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RenderingBenchmark {
  private final Explanation explanation =
      new Explanation(KnowledgeBase.bundled(), Optional.empty());
  private final Diagnosis diagnosis =
      KnowledgeBase.bundled()
          .diagnose(
              """
              AADSTS50105: Your administrator has configured the application Contoso HR \
              ('00000000-0000-0000-0000-000000000000') to block users unless they are specifically \
              granted ('assigned') access to the application.
              Trace ID: 00000000-0000-0000-0000-000000000001
              Correlation ID: 00000000-0000-0000-0000-000000000002
              Timestamp: 2026-11-03 08:15:29Z
              """);
  private final Reply reply = make();
  private final dev.aadsts.bot.slack.block.Drawings slack =
      new dev.aadsts.bot.slack.block.Drawings();
  private final dev.aadsts.bot.teams.card.Drawings teams = new dev.aadsts.bot.teams.card.Drawings();

  /** From a diagnosis to what is to be said. */
  @Benchmark
  public Reply make() {
    return explanation.of(diagnosis, diagnosis.article().orElseThrow(), Audience.EVERYONE);
  }

  /** From there to Block Kit, as JSON. */
  @Benchmark
  public List<SlackMessage> drawForSlack() {
    return messages().flatMap(message -> SlackBlocks.messages(message).stream()).toList();
  }

  /** From there to Adaptive Cards, as trees. */
  @Benchmark
  public List<Card> drawForTeams() {
    return messages().flatMap(message -> AdaptiveCards.draw(message).stream()).toList();
  }

  /** From a diagnosis to Block Kit, as the answer to one of many pastes. */
  @Benchmark
  public List<SlackMessage> fillForSlack() {
    return slack.inParts(make());
  }

  /** From a diagnosis to Adaptive Cards as they are sent, as the answer to one of many pastes. */
  @Benchmark
  public List<byte[]> fillForTeams() {
    return teams.inFew(make()).stream().map(Card::utf8).toList();
  }

  private Stream<Message> messages() {
    return Stream.concat(Stream.of(reply.root()), reply.details().stream());
  }
}
