package dev.aadsts.bot.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network before a server on loopback. Once it is cut, nothing comes through and nobody is
 * told: open connections stay open, new ones come about and get no answer. Once it is mended, new
 * ones work; those that met the cut stay dead, as behind a router that has forgotten them. Safe for
 * use by many threads.
 */
public final class Wire implements AutoCloseable {
  private final int port;
  private final ServerSocket server;
  private final Set<Closeable> ends = ConcurrentHashMap.newKeySet();
  // Raised by each cut and each mending; even while it works.
  private volatile int times;

  public Wire(int port) {
    this.port = port;
    try {
      server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("wire").start(this::accept);
  }

  /** The same address of a database, but through here. */
  public static String through(Wire wire, String url) {
    return url.replaceFirst(":[0-9]+/", ":" + wire.port() + "/");
  }

  /** The wire before the server in that address. */
  public static Wire before(String url) {
    return new Wire(Integer.parseInt(url.replaceFirst(".*:([0-9]+)/.*", "$1")));
  }

  public int port() {
    return server.getLocalPort();
  }

  public synchronized void cut() {
    times += 1 - times % 2;
  }

  public synchronized void mend() {
    times += times % 2;
  }

  @Override
  public void close() {
    ends.add(server);
    for (Closeable end : ends) {
      try {
        end.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        ends.add(client);
        int since = times;
        if (since % 2 == 0) {
          var there = new Socket(InetAddress.getLoopbackAddress(), port);
          ends.add(there);
          carry(client, there, since);
          carry(there, client, since);
        }
      } catch (IOException e) {
        // Closed, or there is no server.
      }
    }
  }

  // Not virtual: a test must not depend on how many of these wait.
  private void carry(Socket from, Socket to, int since) {
    Thread.ofPlatform()
        .daemon()
        .name("wire")
        .start(
            () -> {
              try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] bytes = new byte[8192];
                int length = in.read(bytes);
                while (length >= 0) {
                  if (times == since) {
                    out.write(bytes, 0, length);
                  }
                  length = in.read(bytes);
                }
              } catch (IOException e) {
                // One end has gone.
              }
              if (times == since) {
                hangUp(from, to);
              }
            });
  }

  private static void hangUp(Socket one, Socket other) {
    try (one;
        other) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
