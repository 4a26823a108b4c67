package dev.aadsts.bot.sighting;

final class InMemorySightingsTest extends SightingStoreContract {
  private final SightingStore store = new InMemorySightings();

  @Override
  protected SightingStore store() {
    return store;
  }
}
