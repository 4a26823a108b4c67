package dev.aadsts.bot;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.config.Config;
import dev.aadsts.bot.erasure.Erasure;
import dev.aadsts.bot.erasure.Subject;
import dev.aadsts.bot.erasure.Tally;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlErasure;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Erases from the configured store, beside a running bot: opens it each time. */
final class StoredErasure implements Erasure {
  private final Supplier<Config> configuration;
  private final Clock clock;

  StoredErasure(Supplier<Config> configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  @Override
  public Tally find(Subject subject) {
    return in(database -> new SqlErasure(database, clock).find(subject));
  }

  @Override
  public Tally erase(Subject subject) {
    return in(
        database -> {
          Tally erased = new SqlErasure(database, clock).erase(subject);
          database.wipeDeleted();
          return erased;
        });
  }

  @Override
  public List<Person> people(Subject workspace) {
    return in(database -> new SqlErasure(database, clock).people(workspace));
  }

  private <T> T in(Function<Database, T> work) {
    try (Database database = Core.database(configuration.get())) {
      return work.apply(database);
    }
  }
}
