package dev.aadsts.botconnector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.botconnector.FakeConnector.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands in the conversations. Safe for use by many threads. */
final class Posts {
  // "Targeted messages expire after 24 hours": see Call.
  private static final Duration TARGETED_LAST = Duration.ofHours(24);

  private final AtomicInteger ids = new AtomicInteger(1000);
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final Map<String, Instant> postedAt = new LinkedHashMap<>();
  private final Map<String, TreeSet<String>> reactions = new LinkedHashMap<>();
  private final Clock clock;

  Posts(Clock clock) {
    this.clock = clock;
  }

  synchronized String add(String conversation, JsonNode activity, Optional<String> onlyFor) {
    String id = Integer.toString(ids.incrementAndGet());
    messages.put(
        id, new Message(id, conversation, new CopyOnWriteArrayList<>(List.of(activity)), onlyFor));
    postedAt.put(id, clock.instant());
    return id;
  }

  synchronized Optional<Message> find(String id) {
    Message message = messages.get(id);
    if (message == null || message.onlyFor().isEmpty()) {
      return Optional.ofNullable(message);
    }
    Instant posted = postedAt.getOrDefault(id, Instant.EPOCH);
    return posted.plus(TARGETED_LAST).isAfter(clock.instant())
        ? Optional.of(message)
        : Optional.empty();
  }

  synchronized void replace(Message message, JsonNode activity) {
    message.versions().add(activity);
  }

  synchronized void remove(String id) {
    messages.remove(id);
  }

  synchronized void react(String id, String reaction, boolean add) {
    TreeSet<String> there = reactions.computeIfAbsent(id, unused -> new TreeSet<>());
    if (add) {
      there.add(reaction);
    } else {
      there.remove(reaction);
    }
  }

  synchronized List<String> reactions(String id) {
    return List.copyOf(reactions.getOrDefault(id, new TreeSet<>()));
  }

  synchronized List<Message> all() {
    return List.copyOf(messages.values());
  }
}
