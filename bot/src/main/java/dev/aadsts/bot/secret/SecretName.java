package dev.aadsts.bot.secret;

import java.nio.charset.StandardCharsets;

/**
 * Which secret. Encryption binds a value to its name: moved to another name it cannot be read.
 *
 * @param kind what it is, such as {@code slack-bot-token}
 * @param owner whose it is, such as the id of a workspace
 */
public record SecretName(String kind, String owner) {
  public SecretName {
    if (kind.isBlank() || owner.isBlank()) {
      throw new IllegalArgumentException("A secret has a kind and an owner");
    }
  }

  /** The name in bytes that no other name gives. */
  byte[] bytes() {
    return (kind.length() + ":" + kind + owner).getBytes(StandardCharsets.UTF_8);
  }
}
