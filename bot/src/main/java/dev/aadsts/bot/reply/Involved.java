package dev.aadsts.bot.reply;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.ChecklistId;
import java.util.List;
import java.util.Optional;

/**
 * Who has to do with the checklist on a card: a platform that can shows each of them the newest
 * one, and what in it is theirs.
 *
 * @param people each once, whoever did something last first
 * @param onIt who it is assigned to
 */
public record Involved(ChecklistId checklist, List<Person> people, Optional<Person> onIt) {
  public Involved {
    people = List.copyOf(people);
  }
}
