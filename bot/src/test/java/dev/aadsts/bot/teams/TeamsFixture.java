package dev.aadsts.bot.teams;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests have that need a {@link TeamsWorld} each: one that is new, and closed after them. */
public abstract class TeamsFixture {
  /** What the bot keeps is in there. */
  @TempDir protected Path folder;

  protected TeamsWorld world;

  @BeforeEach
  final void openWorld() {
    world = new TeamsWorld(folder);
  }

  @AfterEach
  final void closeWorld() {
    world.close();
  }
}
