package dev.aadsts.bot.settings;

final class InMemorySettingsTest extends SettingsStoreContract {
  private final SettingsStore store = new InMemorySettings();

  @Override
  protected SettingsStore store() {
    return store;
  }
}
