package dev.aadsts.bot.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Numbers used once: each is kept from its first use until it is of no use any more. */
final class Nonces {
  private Nonces() {}

  /** Notes a use; whether it is the first. */
  static boolean note(Handle handle, String once, Instant until) {
    return handle
            .createUpdate(
                "INSERT INTO used_once (once, until) VALUES (:once, :until)"
                    + " ON CONFLICT (once) DO NOTHING")
            .bind("once", once)
            .bind("until", until.toEpochMilli())
            .execute()
        == 1;
  }

  /** Forgets what was of use until before that moment; says how much. */
  static int forgetBefore(Handle handle, Instant moment) {
    return handle
        .createUpdate("DELETE FROM used_once WHERE until < :moment")
        .bind("moment", moment.toEpochMilli())
        .execute();
  }
}
