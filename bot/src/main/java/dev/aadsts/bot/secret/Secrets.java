package dev.aadsts.bot.secret;

import java.util.Optional;

/**
 * Keeps secrets in encrypted form. Safe for use by many threads and by several processes on one
 * database, also while they are being given a new key.
 */
public interface Secrets {
  /** Keeps a secret; replaces what had that name. */
  void put(SecretName name, String secret);

  /**
   * The secret of that name; empty where there is none. One that an older key encrypted is
   * encrypted anew with the newest.
   */
  Optional<Opened> find(SecretName name);

  /** Forgets a secret. */
  void delete(SecretName name);

  /**
   * Encrypts with the newest key whatever an older one encrypted, so that the older one can go.
   *
   * @return what is left that none of our keys can read
   */
  Renewal renew();

  /**
   * What {@link #renew} did.
   *
   * @param renewed how many secrets it encrypted anew
   * @param unreadable how many it could not read
   */
  record Renewal(int renewed, int unreadable) {}
}
