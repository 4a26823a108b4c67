package dev.aadsts.bot.delivery;

/**
 * Something a platform told us, as it is kept until it has been handled.
 *
 * @param id unique over all edges, the same when the platform delivers it again; at most 200
 *     characters
 * @param edge which edge handles it: {@code slack} or {@code teams}
 * @param payload what the edge needs to handle it; forgotten once it has been handled
 */
public record Event(String id, String edge, String payload) {}
