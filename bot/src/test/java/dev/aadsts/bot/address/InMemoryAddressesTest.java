package dev.aadsts.bot.address;

final class InMemoryAddressesTest extends AddressesContract {
  @Override
  protected Addresses addresses() {
    return new InMemoryAddresses();
  }
}
