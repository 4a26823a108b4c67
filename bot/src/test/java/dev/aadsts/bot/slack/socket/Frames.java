package dev.aadsts.bot.slack.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** The server's side of RFC 6455 on one line, as much of it as Slack uses. */
final class Frames {
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private final DataInputStream in;
  private final OutputStream out;

  Frames(Socket line) throws IOException {
    this.in = new DataInputStream(line.getInputStream());
    this.out = line.getOutputStream();
  }

  /** A message; not a record, as arrays are not equal by what is in them. */
  static final class Frame {
    private final int kind;
    private final byte[] bytes;

    Frame(int kind, byte[] bytes) {
      this.kind = kind;
      this.bytes = bytes;
    }

    int kind() {
      return kind;
    }

    byte[] bytes() {
      return bytes;
    }

    String text() {
      return new String(bytes, UTF_8);
    }
  }

  /** The next message; pieces of one are put together. */
  Frame read() throws IOException {
    var whole = new ByteArrayOutputStream();
    int kind = -1;
    boolean last = false;
    while (!last) {
      int head = in.readUnsignedByte();
      last = (head & 0x80) != 0;
      kind = kind < 0 ? head & 0x0f : kind;
      whole.write(payload());
    }
    return new Frame(kind, whole.toByteArray());
  }

  private byte[] payload() throws IOException {
    int second = in.readUnsignedByte();
    if ((second & 0x80) == 0) {
      throw new IOException("A client must mask what it sends");
    }
    int length = second & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    byte[] mask = in.readNBytes(4);
    byte[] bytes = in.readNBytes(length);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= mask[i % 4];
    }
    return bytes;
  }

  synchronized void text(String text) throws IOException {
    write(TEXT, text.getBytes(UTF_8));
  }

  synchronized void write(int kind, byte[] bytes) throws IOException {
    var frame = new ByteArrayOutputStream();
    frame.write(0x80 | kind);
    if (bytes.length < 126) {
      frame.write(bytes.length);
    } else if (bytes.length < 65_536) {
      frame.write(126);
      frame.write(bytes.length >> 8);
      frame.write(bytes.length);
    } else {
      frame.write(127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) bytes.length >> shift));
      }
    }
    frame.write(bytes);
    out.write(frame.toByteArray());
    out.flush();
  }
}
