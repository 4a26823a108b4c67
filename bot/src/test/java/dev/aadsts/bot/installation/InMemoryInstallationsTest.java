package dev.aadsts.bot.installation;

final class InMemoryInstallationsTest extends InstallationStoreContract {
  private final InstallationStore store = new InMemoryInstallations(clock);

  @Override
  protected InstallationStore store() {
    return store;
  }
}
