package dev.aadsts.bot.metrics;

import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.Lookup;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;

/** Counts what questions in chat led to; never which code, which anybody could make up. */
public record LookupMetrics(MeterRegistry meters) implements Consumer<Diagnosis> {
  @Override
  public void accept(Diagnosis diagnosis) {
    String result = diagnosis.primary().map(LookupMetrics::result).orElse("no_code");
    Counter.builder("aadsts.kb.lookups").tag("result", result).register(meters).increment();
  }

  private static String result(Lookup lookup) {
    return switch (lookup) {
      case Lookup.Known known -> "known";
      case Lookup.Retired retired -> "retired";
      case Lookup.Unknown unknown -> "unknown";
    };
  }
}
