package dev.aadsts.bot.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second bot from a file of SQLite. The operating system holds it for this process, and
 * lets go of it when the process ends, however it ends. Taken once; safe for use by many threads.
 */
final class InstanceLock implements AutoCloseable {
  /**
   * Beside the database and not the database itself, on which SQLite has locks of its own: POSIX
   * drops all that a process has on a file as soon as the process closes that file anywhere. It is
   * never deleted, as two could then hold one each.
   */
  static final String FILE = "aadsts.lock";

  private static final Duration PAUSE = Duration.ofMillis(200);
  // 70 seconds: a bot that is told to stop takes a minute at most.
  private static final int PAUSES = 350;

  // Far behind what is written there, as Windows lets nobody else read what is locked.
  private static final long LOCKED = 1 << 30;

  private static final int LONGEST_NAME = 200;
  private static final Pattern NAME = Pattern.compile("process \\d+(?: on [\\w.-]+)?(?=\\n)");
  // Of the container, where it is one: each of them has a process 1.
  private static final Path HOST = Path.of("/proc/sys/kernel/hostname");

  // For the whole process, as the locks are: opening a file that the process has locked, and
  // closing it again, drops the lock.
  private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private static final Logger LOG = LoggerFactory.getLogger(InstanceLock.class);

  private final Path folder;
  private final int pauses;
  private final Runnable pause;
  private Optional<Path> taken = Optional.empty();
  private Optional<FileChannel> held = Optional.empty();
  private volatile boolean closed;

  /** For the database in that folder. Whoever has it is given the time that a stop takes. */
  InstanceLock(Path folder) {
    this(folder, PAUSES, InstanceLock::sleep);
  }

  InstanceLock(Path folder, int pauses, Runnable pause) {
    this.folder = folder;
    this.pauses = pauses;
    this.pause = pause;
  }

  /**
   * Takes the lock; where another bot has it, waits for that one to stop. Where there is no taking
   * it at all, as on a file system without locks, warns and goes on.
   *
   * @throws UnusableDatabaseException if another bot has it and does not stop
   */
  synchronized void take() {
    try {
      Path file = folder.toRealPath().resolve(FILE);
      if (!OF_THIS_PROCESS.add(file)) {
        throw refused("this process"); // Which does not stop while it waits.
      }
      taken = Optional.of(file);
      awaitLock(file);
    } catch (IOException e) {
      LOG.warn("A second bot on the database in {} would not be noticed: {}", folder, e.toString());
    }
  }

  private void awaitLock(Path file) throws IOException {
    for (int tried = 0; ; tried++) {
      Optional<String> other = tryLock(file);
      if (other.isEmpty()) {
        return;
      }
      if (tried == pauses || closed) {
        throw refused(other.get());
      }
      if (tried == 0) {
        LOG.warn(
            "The database in {} is in use by {}; waiting {} seconds at most for that one to stop",
            folder,
            other.get(),
            PAUSE.multipliedBy(pauses).toSeconds());
      }
      pause.run();
    }
  }

  /** Says who has it, if it is not ours now. */
  private Optional<String> tryLock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = channel.tryLock(LOCKED, 1, false) != null;
      if (!locked) {
        return Optional.of(name(channel));
      }
      held = Optional.of(channel);
      sign(channel);
      return Optional.empty();
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static String name(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(LONGEST_NAME);
    channel.read(bytes, 0);
    Matcher name = NAME.matcher(UTF_8.decode(bytes.flip()));
    return name.lookingAt() ? name.group() : "another process";
  }

  private static void sign(FileChannel channel) {
    try {
      String name = "process " + ProcessHandle.current().pid() + host() + "\n";
      channel.truncate(0).write(UTF_8.encode(name), 0);
    } catch (IOException e) { // A full disk: it is locked all the same.
      LOG.debug("Who has the database is not written down", e);
    }
  }

  private static String host() throws IOException {
    return Files.isReadable(HOST) ? " on " + Files.readString(HOST).strip() : "";
  }

  private UnusableDatabaseException refused(String other) {
    return new UnusableDatabaseException(
        ("The database in %s is in use by %s, and a file of SQLite is for one bot. Stop that one,"
                + " or give this one a folder of its own (AADSTS_DATA_DIR), or both a PostgreSQL"
                + " database, which several may share (DATABASE_URL).")
            .formatted(folder, other));
  }

  private static void sleep() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) { // Nobody does that.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    release();
  }

  private synchronized void release() {
    try {
      if (held.isPresent()) {
        held.get().close();
      }
    } catch (IOException e) { // It goes with the process.
      LOG.debug("The lock of the database could not be given back", e);
    }
    held = Optional.empty();
    taken.ifPresent(OF_THIS_PROCESS::remove);
    taken = Optional.empty();
  }
}
