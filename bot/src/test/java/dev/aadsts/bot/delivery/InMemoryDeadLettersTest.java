package dev.aadsts.bot.delivery;

final class InMemoryDeadLettersTest extends DeadLettersContract {
  private final DeadLetters letters = new InMemoryDeadLetters();

  @Override
  protected DeadLetters letters() {
    return letters;
  }
}
