package dev.aadsts.bot.store;

import java.io.IOException;
import java.nio.file.Path;

/** A process that has the lock of a folder, if it gets it, until its input ends. */
final class LockHolder {
  static final String TAKEN = "taken";

  private LockHolder() {}

  public static void main(String[] args) throws IOException {
    try (var lock = new InstanceLock(Path.of(args[0]), 0, () -> {})) {
      lock.take();
      System.out.println(TAKEN);
      while (System.in.read() >= 0) {
        // Somebody may still write.
      }
    } catch (UnusableDatabaseException e) {
      System.out.println(e.getMessage());
    }
  }
}
