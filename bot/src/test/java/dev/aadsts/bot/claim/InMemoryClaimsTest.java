package dev.aadsts.bot.claim;

final class InMemoryClaimsTest extends ClaimsContract {
  private final Claims claims = new InMemoryClaims();

  @Override
  protected Claims claims() {
    return claims;
  }
}
