package dev.aadsts.bot.teams.identity;

import java.util.Map;
import java.util.Optional;

/**
 * What is configured under a key.
 *
 * @param environment may hold other keys too
 */
public record Keys(Map<String, String> environment) {
  /**
   * The value under that key.
   *
   * @throws IllegalArgumentException if it is blank, which nobody means
   */
  public Optional<String> text(String key) {
    Optional<String> value = Optional.ofNullable(environment.get(key)).map(String::strip);
    if (value.filter(String::isEmpty).isPresent()) {
      throw new IllegalArgumentException(key + " is set, but blank: give it a value or remove it");
    }
    return value;
  }
}
