package dev.aadsts.bot.store;

import dev.aadsts.bot.address.Address;
import dev.aadsts.bot.address.Addresses;
import java.util.Optional;

/** Addresses in the database. Safe for use by many threads and processes. */
public final class SqlAddresses implements Addresses {
  private final Queries queries;
  private final Queries reads;

  public SqlAddresses(Database database) {
    this.queries = database.queries();
    this.reads = database.reads();
  }

  @Override
  public void put(Address address) {
    int unused =
        queries.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "INSERT INTO addresses (tenant, conversation, service_url, bot_id, team)"
                            + " VALUES (:tenant, :conversation, :url, :bot, :team) ON CONFLICT"
                            + " (tenant, conversation) DO UPDATE SET service_url ="
                            + " excluded.service_url, bot_id = excluded.bot_id, team ="
                            + " excluded.team")
                    .bind("tenant", address.tenant())
                    .bind("conversation", address.conversation())
                    .bind("url", address.serviceUrl())
                    .bind("bot", address.botId())
                    .bind("team", address.team())
                    .execute());
  }

  @Override
  public Optional<Address> find(String tenant, String conversation) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT service_url, bot_id, team FROM addresses WHERE tenant = :tenant AND"
                        + " conversation = :conversation")
                .bind("tenant", tenant)
                .bind("conversation", conversation)
                .map(
                    (row, context) ->
                        new Address(
                            tenant,
                            conversation,
                            row.getString(1),
                            row.getString(2),
                            Optional.ofNullable(row.getString(3))))
                .findOne());
  }

  @Override
  public void remove(String tenant, String conversation) {
    int unused =
        queries.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "DELETE FROM addresses WHERE tenant = :tenant AND conversation ="
                            + " :conversation")
                    .bind("tenant", tenant)
                    .bind("conversation", conversation)
                    .execute());
  }

  @Override
  public void removeTeam(String tenant, String team) {
    int unused =
        queries.withHandle(
            handle ->
                handle
                    .createUpdate("DELETE FROM addresses WHERE tenant = :tenant AND team = :team")
                    .bind("tenant", tenant)
                    .bind("team", team)
                    .execute());
  }
}
