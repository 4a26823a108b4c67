package dev.aadsts.bench;

import dev.aadsts.bot.rehearsal.Platforms;
import dev.aadsts.bot.rehearsal.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The shipped bot as a process of its own, and what Linux says that it takes. */
final class BotProcess implements AutoCloseable {
  private static final double TICKS_A_SECOND = 100;

  private final Process process;
  private final int port;

  private BotProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it on a free port, and does not wait for it. */
  static BotProcess start(List<String> command, Map<String, String> settings) throws IOException {
    int port = freePort();
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(settings);
    builder.environment().put("PORT", Integer.toString(port));
    builder.redirectErrorStream(true);
    builder.redirectOutput(Path.of("target", "bot.log").toFile());
    return new BotProcess(builder.start(), port);
  }

  /** Of a bot on loopback that talks to these platforms, and stores in that folder. */
  static Map<String, String> settings(Platforms platforms, Path folder) {
    var settings = new HashMap<>(platforms.settings());
    settings.put("AADSTS_BIND", "127.0.0.1");
    settings.put("AADSTS_DATA_DIR", folder.toString());
    return settings;
  }

  /** The same for a bot that may send as fast as it can. */
  static Map<String, String> unpaced(Platforms platforms, Path folder) {
    Map<String, String> settings = settings(platforms, folder);
    for (String pace :
        List.of("SLACK_CHANNEL", "SLACK_WORKSPACE", "TEAMS_THREAD", "TEAMS_TENANT")) {
      settings.put("AADSTS_" + pace + "_PACE", "10000 per PT1S");
    }
    return settings;
  }

  int port() {
    return port;
  }

  /** Fails where it is gone. */
  void checkAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException("The bot has ended; see target/bot.log");
    }
  }

  /** Asks anew until there is an answer. */
  void awaitAnswer(Supplier<Sent> question) throws InterruptedException {
    while (true) {
      checkAlive();
      try (var wire = new Wire(port)) {
        String unused = wire.send(question.get());
        return;
      } catch (IOException e) {
        Thread.sleep(1); // Not yet.
      }
    }
  }

  /** Seconds of processor time so far, of it and what it started. */
  double cpuSeconds() {
    return tree().mapToDouble(BotProcess::cpuSeconds).sum();
  }

  /** Megabytes in memory now. */
  long residentMegabytes() {
    return tree().mapToLong(handle -> kilobytes(handle, "VmRSS:")).sum() / 1024;
  }

  /** Megabytes in memory when it was most. */
  long mostMegabytes() {
    return tree().mapToLong(handle -> kilobytes(handle, "VmHWM:")).sum() / 1024;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Stream<ProcessHandle> tree() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  // proc(5): user and system time are the 14th and 15th field; the 2nd may have blanks in it.
  private static double cpuSeconds(ProcessHandle handle) {
    String stat = read(handle, "stat");
    String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(rest[11]) + Long.parseLong(rest[12])) / TICKS_A_SECOND;
  }

  private static long kilobytes(ProcessHandle handle, String name) {
    return Arrays.stream(read(handle, "status").split("\n", -1))
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  private static String read(ProcessHandle handle, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(handle.pid()), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
