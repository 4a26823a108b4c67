package dev.aadsts.bot.checklist;

final class InMemoryChecklistsTest extends ChecklistStoreContract {
  private final ChecklistStore store = new InMemoryChecklists();

  @Override
  protected ChecklistStore store() {
    return store;
  }
}
