package dev.aadsts.bot.testkit;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import java.util.Optional;

/** Who talks in the tests, and where. */
public final class People {
  public static final Person ANA = new Person("U1", "Ana");
  public static final Person BEN = new Person("U2", "Ben");
  public static final Person CLEO = new Person("U3", "Cleo");

  /** A channel, not in a thread. */
  public static final Conversation CHANNEL =
      new Conversation(Platform.SLACK, "T1", "C1", Optional.empty());

  /** A thread of that channel. */
  public static final Conversation THREAD = CHANNEL.inThread("1700000000.000100");

  private People() {}

  /** Whether both are in the same channel of the same workspace, whatever the thread. */
  public static boolean sameChannel(Conversation one, Conversation other) {
    return one.platform() == other.platform()
        && one.workspace().equals(other.workspace())
        && one.channel().equals(other.channel());
  }
}
