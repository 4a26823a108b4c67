package dev.aadsts.bot.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Folders in memory where there is room for them, for all tests: a disk that others keep busy
 * stands still for seconds, which the bot rightly calls a store that takes too long. A killed
 * process loses nothing that the operating system has; a power cut would.
 */
public final class InMemory implements TempDirFactory {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ROOM_BYTES = 1L << 30;

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
      throws IOException {
    return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM_BYTES
        ? Files.createTempDirectory(MEMORY, "aadsts")
        : Files.createTempDirectory("aadsts");
  }
}
