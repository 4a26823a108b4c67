package dev.aadsts.bot;

import dev.aadsts.kb.KnowledgeBase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Cores with the bundled articles, and nothing set but where they keep their data. */
final class Cores {
  private Cores() {}

  static Core in(Path folder, Clock clock) {
    return Core.open(
        Main.config(Map.of("AADSTS_DATA_DIR", folder.toString())),
        KnowledgeBase.bundled(),
        Optional.empty(),
        new SimpleMeterRegistry(),
        clock);
  }
}
