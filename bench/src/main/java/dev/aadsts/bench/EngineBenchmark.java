package dev.aadsts.bench;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.Lookup;
import dev.aadsts.kb.content.Content;
import dev.aadsts.kb.content.ContentReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Does an answer cost more when there are more articles? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EngineBenchmark {
  private static final String PASTE =
      """
      AADSTS%d: Your administrator has configured the application Contoso HR \
      ('00000000-0000-0000-0000-000000000000') to block users unless they are specifically granted \
      ('assigned') access to the application.
      Trace ID: 00000000-0000-0000-0000-000000000001
      Correlation ID: 00000000-0000-0000-0000-000000000002
      Timestamp: 2026-11-03 08:15:29Z
      """;

  /** How many articles there are: made from the bundled ones, under other codes. */
  @Param({"1000", "100000"})
  public int articles;

  private KnowledgeBase kb = KnowledgeBase.bundled();
  private ErrorCode code = new ErrorCode(50105);
  private String paste = "";

  /** Makes the articles. */
  @Setup
  public void fill() {
    Content bundled = ContentReader.bundled();
    List<Article> originals = List.copyOf(bundled.articles().values());
    var all = new TreeMap<ErrorCode, Article>();
    for (int i = 0; i < articles; i++) {
      var other = new ErrorCode(1_000_000 + i);
      all.put(other, renamed(originals.get(i % originals.size()), other));
    }
    kb = new KnowledgeBase(new Content(all, bundled.links(), Map.of()));
    code = new ErrorCode(1_000_000 + articles / 2);
    paste = PASTE.formatted(code.number());
  }

  /** From a code to its article. */
  @Benchmark
  public Lookup lookUpACode() {
    return kb.lookup(code);
  }

  /** From a paste to the error, its article and the causes in order. */
  @Benchmark
  public Diagnosis diagnoseAPaste() {
    return kb.diagnose(paste);
  }

  private static Article renamed(Article article, ErrorCode code) {
    return new Article(
        code,
        article.name(),
        article.family(),
        article.status(),
        article.successor(),
        article.title(),
        article.meaning(),
        article.fixedBy(),
        article.severity(),
        article.retry(),
        article.oauthError(),
        article.met(),
        article.symptoms(),
        article.examples(),
        article.causes(),
        article.collect(),
        article.houseNote(),
        article.seeAlso(),
        article.references(),
        article.reviewed());
  }
}
