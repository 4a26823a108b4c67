package dev.aadsts.bot.settings;

import dev.aadsts.bot.chat.Conversation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Settings of a store that can be told to hang or to fail. */
final class HeldSettings implements SettingsStore {
  private final SettingsStore store;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile boolean broken;

  HeldSettings(SettingsStore store) {
    this.store = store;
  }

  void hold() {
    gate = new CountDownLatch(1);
  }

  void letGo() {
    gate.countDown();
  }

  void fail() {
    broken = true;
  }

  @Override
  public List<SettingsChange> find(Conversation place) {
    pass();
    return store.find(place);
  }

  @Override
  public Set<String> channels(Conversation workspace) {
    pass();
    return store.channels(workspace);
  }

  @Override
  public boolean change(String eventId, Conversation place, SettingsChange change) {
    pass();
    return store.change(eventId, place, change);
  }

  @Override
  public List<SettingsChange> changedBy(String eventId) {
    pass();
    return store.changedBy(eventId);
  }

  @Override
  public List<SettingsChange> history(Conversation place, int limit) {
    pass();
    return store.history(place, limit);
  }

  private void pass() {
    if (broken) {
      throw new IllegalStateException("The store is down");
    }
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
