package dev.aadsts.bot.slack.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Slack's end of Socket Mode, on loopback: gives out tickets, greets, sends each envelope over one
 * of the open sockets, wants it acknowledged there, and sends it again over another where that
 * socket goes first. Can be told to drop, to refresh, to fall silent and to refuse. Notes what a
 * client must not do. Safe for use by many threads.
 */
public final class SocketPeer implements AutoCloseable {
  /** Comes back at once; takes a line for silent, or a greeting for late, only after long. */
  public static final SocketPace QUICK =
      new SocketPace(
          2,
          Duration.ofSeconds(30),
          Duration.ofMillis(100),
          Duration.ofSeconds(3),
          Duration.ofMillis(1),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofMillis(50),
          Duration.ofSeconds(30));

  private static final JsonMapper JSON = new JsonMapper();
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final ServerSocket server;
  private final Set<String> tickets = new HashSet<>();
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, ObjectNode> unacknowledged = new LinkedHashMap<>();
  private final Map<String, JsonNode> acknowledged = new HashMap<>();
  private final List<ObjectNode> waiting = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private int most = 10;
  private int turn;
  private int opened;
  private boolean mute;

  public SocketPeer() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("peer").start(this::accept);
  }

  /** Where a socket may be opened, once. */
  public synchronized String ticket() {
    String ticket = UUID.randomUUID().toString();
    tickets.add(ticket);
    return "ws://127.0.0.1:" + server.getLocalPort() + "/link/?ticket=" + ticket;
  }

  /** How many sockets the app may have. */
  public synchronized void allow(int sockets) {
    most = sockets;
  }

  /** From now on nobody is greeted. */
  public synchronized void sayNoHello() {
    mute = true;
  }

  /** Sends something; kept until it is acknowledged. Returns the id of the envelope. */
  public synchronized String send(String type, JsonNode payload) {
    ObjectNode envelope =
        JSON.createObjectNode()
            .put("envelope_id", UUID.randomUUID().toString())
            .put("type", type)
            .put("accepts_response_payload", !type.equals("events_api"));
    envelope.set("payload", payload);
    if (type.equals("events_api")) {
      envelope.put("retry_attempt", 0).put("retry_reason", "");
    }
    post(envelope);
    return envelope.path("envelope_id").asText();
  }

  private void post(ObjectNode envelope) {
    List<Line> open = lines.stream().filter(line -> line.greeted && !line.leaving).toList();
    if (open.isEmpty()) {
      open = lines.stream().filter(line -> line.greeted).toList();
    }
    if (open.isEmpty()) {
      waiting.add(envelope);
      return;
    }
    Line line = open.get(turn++ % open.size());
    unacknowledged.put(envelope.path("envelope_id").asText(), envelope);
    line.sent.add(envelope.path("envelope_id").asText());
    line.say(envelope);
  }

  /** Sends again, under a new envelope, whatever is not acknowledged yet. */
  public synchronized void sendAgain() {
    for (ObjectNode envelope : List.copyOf(unacknowledged.values())) {
      unacknowledged.remove(envelope.path("envelope_id").asText());
      again(envelope);
    }
  }

  private void again(ObjectNode envelope) {
    ObjectNode copy = envelope.deepCopy();
    copy.put("envelope_id", UUID.randomUUID().toString());
    copy.put("retry_attempt", envelope.path("retry_attempt").asInt() + 1);
    copy.put("retry_reason", "timeout");
    post(copy);
  }

  /** Says on every socket that it will soon be closed. */
  public synchronized void refresh(String reason) {
    for (Line line : List.copyOf(lines)) {
      line.leaving = true;
      line.disconnect(reason);
    }
  }

  /** Says on one socket that it will soon be closed. */
  public synchronized void refreshOne(String reason) {
    Line line = lines.getFirst();
    line.leaving = true;
    line.disconnect(reason);
  }

  /** Closes the sockets that were to be refreshed, properly. */
  public synchronized void closeRefreshed() {
    lines.stream().filter(line -> line.leaving).toList().forEach(Line::closeProperly);
  }

  /** Cuts every line, without a word. */
  public synchronized void drop() {
    List.copyOf(lines).forEach(Line::cut);
  }

  /** Cuts one line. */
  public synchronized void dropOne() {
    lines.getFirst().cut();
  }

  /** One socket says nothing any more and answers nothing, yet stays open. */
  public synchronized void fallSilent() {
    lines.getFirst().silent = true;
  }

  /** How many sockets are open and greeted. */
  public synchronized int open() {
    return Math.toIntExact(lines.stream().filter(line -> line.greeted && !line.silent).count());
  }

  /** How many sockets were ever opened. */
  public synchronized int opened() {
    return opened;
  }

  /** How many things wait for their acknowledgement, or for a socket. */
  public synchronized int outstanding() {
    return unacknowledged.size() + waiting.size();
  }

  /** What came with the acknowledgement of that envelope. */
  public synchronized Optional<JsonNode> acknowledgement(String envelope) {
    return Optional.ofNullable(acknowledged.get(envelope));
  }

  /** What the client did that Slack does not allow. */
  public synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  @Override
  public void close() {
    drop();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket line = server.accept();
        Thread.ofVirtual().name("peer-line").start(() -> serve(line));
      } catch (IOException e) {
        return; // Closed.
      }
    }
  }

  private void serve(Socket socket) {
    Line line;
    try {
      shakeHands(socket);
      line = new Line(socket);
      greet(line);
    } catch (IOException e) {
      return;
    }
    try {
      while (true) {
        Frames.Frame frame = line.frames.read();
        if (!line.silent && !heard(line, frame)) {
          return;
        }
      }
    } catch (IOException e) {
      gone(line);
    }
  }

  private void shakeHands(Socket socket) throws IOException {
    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    String first = in.readLine();
    String key = "";
    for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
      if (header.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
        key = header.substring(header.indexOf(':') + 1).strip();
      }
    }
    String ticket = first.replaceAll("^GET /link/\\?ticket=(\\S+) HTTP/1.1$", "$1");
    boolean good;
    synchronized (this) {
      good = tickets.remove(ticket);
    }
    String answer =
        good
            ? "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + accept(key)
                + "\r\n\r\n"
            : "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
    socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
    if (!good) {
      fault("opened a socket without a ticket");
      socket.close();
    }
  }

  private static String accept(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void greet(Line line) throws IOException {
    opened++;
    if (lines.size() >= most) {
      line.disconnect("too_many_websockets");
      line.cut();
      return;
    }
    lines.add(line);
    if (mute) {
      return;
    }
    ObjectNode hello = JSON.createObjectNode().put("type", "hello");
    hello.put("num_connections", lines.size());
    hello.putObject("connection_info").put("app_id", "A0FAKE");
    hello.putObject("debug_info").put("host", "peer").put("approximate_connection_time", 18060);
    line.say(hello);
    line.greeted = true;
    List<ObjectNode> late = List.copyOf(waiting);
    waiting.clear();
    late.forEach(this::post);
  }

  private synchronized boolean heard(Line line, Frames.Frame frame) throws IOException {
    switch (frame.kind()) {
      case Frames.TEXT -> acknowledge(line, frame.text());
      case Frames.PING -> line.frames.write(Frames.PONG, frame.bytes());
      case Frames.CLOSE -> {
        line.frames.write(Frames.CLOSE, frame.bytes());
        line.cut();
        return false;
      }
      default -> fault("sent a frame of kind " + frame.kind());
    }
    return true;
  }

  private void acknowledge(Line line, String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      fault("sent no JSON");
      return;
    }
    String id = json.path("envelope_id").asText();
    ObjectNode envelope = unacknowledged.remove(id);
    if (!line.sent.contains(id)) {
      fault("acknowledged over a socket what came over another");
    } else if (envelope != null
        && json.has("payload")
        && !envelope.path("accepts_response_payload").asBoolean()) {
      fault("answered what takes no answer");
    }
    acknowledged.put(id, json.path("payload"));
  }

  private synchronized void gone(Line line) {
    if (lines.remove(line)) {
      line.sent.stream()
          .map(unacknowledged::remove)
          .forEach(
              lost -> {
                if (lost != null) {
                  again(lost);
                }
              });
    }
  }

  private synchronized void fault(String words) {
    faults.add(words);
  }

  /** One socket. */
  private final class Line {
    private final Socket socket;
    private final Frames frames;
    private final Set<String> sent = new HashSet<>();
    private boolean greeted;
    private boolean leaving;
    private volatile boolean silent;

    Line(Socket socket) throws IOException {
      this.socket = socket;
      this.frames = new Frames(socket);
    }

    void say(JsonNode json) {
      if (silent) {
        return;
      }
      try {
        frames.text(json.toString());
      } catch (IOException e) {
        gone(this);
      }
    }

    void disconnect(String reason) {
      ObjectNode farewell = JSON.createObjectNode().put("type", "disconnect").put("reason", reason);
      farewell.putObject("debug_info").put("host", "peer");
      say(farewell);
    }

    void closeProperly() {
      try {
        frames.write(Frames.CLOSE, new byte[] {3, (byte) 232});
      } catch (IOException e) {
        gone(this);
      }
    }

    void cut() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      gone(this);
    }
  }
}
