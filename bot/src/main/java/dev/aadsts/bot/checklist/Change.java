package dev.aadsts.bot.checklist;

import dev.aadsts.bot.chat.Person;
import java.time.Instant;

/** One accepted {@link Command}: what, by whom, when. A line of the history. */
public record Change(Command command, Person by, Instant at) {}
