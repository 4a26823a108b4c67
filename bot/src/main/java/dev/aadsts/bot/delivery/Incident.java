package dev.aadsts.bot.delivery;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names something that went wrong, so that a person can quote it and the log has it. */
public final class Incident {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Incident() {}

  /** A new id of eight hex digits. */
  public static String newId() {
    return HexFormat.of().toHexDigits(RANDOM.nextInt());
  }
}
