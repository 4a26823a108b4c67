package dev.aadsts.kb.text;

import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The part of a text that belongs to one failure: its codes and its ids. The error page puts the
 * ids in front of the code, a token response behind it, so that it is the ids that tell where the
 * next failure begins: the same kind of id with another value.
 */
final class Passage {
  private static final int SAME_BLOCK = 120;

  private final List<Mention> mentions = new ArrayList<>();
  private final List<FoundValue> ids = new ArrayList<>();
  private final Set<ErrorCode> codes = new HashSet<>();
  private final Map<IdKind, Set<String>> values = new HashMap<>();
  private int start = Integer.MAX_VALUE;
  private int end;
  private boolean idsComeLast;

  private Passage() {}

  /** At least one passage; every mention and every id is in exactly one. */
  static List<Passage> split(List<Mention> mentions, List<FoundValue> hits) {
    List<FoundValue> ids =
        hits.stream().filter(Passage::identifies).sorted((a, b) -> a.start() - b.start()).toList();
    var passages = new ArrayList<>(List.of(new Passage()));
    int nextId = 0;
    for (Mention mention : mentions) {
      while (nextId < ids.size() && ids.get(nextId).start() < mention.start()) {
        add(passages, ids.get(nextId++));
      }
      add(passages, mention);
    }
    ids.subList(nextId, ids.size()).forEach(id -> add(passages, id));
    return List.copyOf(passages);
  }

  List<Mention> mentions() {
    return List.copyOf(mentions);
  }

  /** Where its first code or id begins; past every index if it has none. */
  int start() {
    return start;
  }

  /** Where its last code or id ends. */
  int end() {
    return end;
  }

  /** Whether an id of this passage begins in that range. */
  boolean hasIdBetween(int from, int to) {
    return ids.stream().anyMatch(id -> id.start() >= from && id.start() < to);
  }

  boolean hasIds() {
    return !ids.isEmpty();
  }

  /** Whether it says that something failed, and does not only refer to a code or name an id. */
  boolean tellsOfAFailure() {
    return mentions.stream().anyMatch(mention -> mention.kind() != Mention.Kind.REFERENCE);
  }

  /** Whether it says that it failed with that code. */
  boolean tellsOf(ErrorCode code) {
    return codes.contains(code)
        && mentions.stream()
            .anyMatch(
                mention -> mention.code().equals(code) && mention.kind() != Mention.Kind.REFERENCE);
  }

  /** Whether both have an id in common, as the requests of one sign-in have. */
  boolean sharesAnIdWith(Passage other) {
    return other.ids.stream().anyMatch(this::has);
  }

  /** Its codes and ids in several passages, of which the second begins at the first place. */
  List<Passage> takenApartAt(List<Integer> places) {
    var passages = new ArrayList<>(List.of(new Passage()));
    int nextId = 0;
    int nextMention = 0;
    for (int end : Stream.concat(places.stream(), Stream.of(Integer.MAX_VALUE)).toList()) {
      Passage last = passages.getLast();
      while (nextMention < mentions.size() && mentions.get(nextMention).start() < end) {
        last.take(mentions.get(nextMention++));
      }
      while (nextId < ids.size() && ids.get(nextId).start() < end) {
        last.take(ids.get(nextId++));
      }
      if (end != Integer.MAX_VALUE) {
        begin(passages);
      }
    }
    return passages;
  }

  /** The mentions that speak of this failure; of none, the mere references. */
  List<Mention> telling() {
    List<Mention> telling =
        mentions.stream().filter(mention -> mention.kind() != Mention.Kind.REFERENCE).toList();
    return telling.isEmpty() ? mentions() : telling;
  }

  private static boolean identifies(FoundValue hit) {
    return hit.field() == Field.TRACE_ID || hit.field() == Field.CORRELATION_ID;
  }

  private static void add(List<Passage> passages, Mention mention) {
    Passage last = passages.getLast();
    boolean another =
        last.idsComeLast
            && !last.mentions.isEmpty()
            && mention.kind() != Mention.Kind.REFERENCE
            && !last.codes.contains(mention.code())
            && !last.endsInAListWith(mention);
    Passage home = another ? begin(passages) : last;
    home.take(mention);
  }

  // A list that begins with a code of this failure is of this failure.
  private boolean endsInAListWith(Mention mention) {
    return mention.kind() == Mention.Kind.LISTED
        && mentions.getLast().kind() == Mention.Kind.LISTED
        && mentions.getLast().end() == end;
  }

  private static void add(List<Passage> passages, FoundValue id) {
    Passage last = passages.getLast();
    Optional<Passage> before =
        passages.size() > 1 ? Optional.of(passages.get(passages.size() - 2)) : Optional.empty();
    if (last.ids.isEmpty() && before.filter(passage -> passage.has(id)).isPresent()) {
      // The codes in between were of that failure too: a list of codes behind the message.
      Passage home = before.get();
      last.mentions.forEach(home::take);
      passages.removeLast();
      home.take(id);
    } else {
      boolean sameBlock = last.idsComeLast && id.start() - last.end < SAME_BLOCK;
      Passage home = last.contradicts(id) && !sameBlock ? begin(passages) : last;
      home.take(id);
    }
  }

  private static Passage begin(List<Passage> passages) {
    var passage = new Passage();
    passages.add(passage);
    return passage;
  }

  private void take(Mention mention) {
    mentions.add(mention);
    cover(mention.start(), mention.end());
    // A link or the list of codes behind the ids says nothing new.
    if (codes.add(mention.code()) && mention.kind() != Mention.Kind.REFERENCE) {
      idsComeLast = false;
    }
  }

  private void take(FoundValue id) {
    ids.add(id);
    values.computeIfAbsent(IdKind.of(id), kind -> new HashSet<>()).add(id.value());
    cover(id.start(), id.end());
    idsComeLast = true;
  }

  private void cover(int from, int to) {
    start = Math.min(start, from);
    end = Math.max(end, to);
  }

  private boolean has(FoundValue id) {
    return values.getOrDefault(IdKind.of(id), Set.of()).contains(id.value());
  }

  private boolean contradicts(FoundValue id) {
    return values.containsKey(IdKind.of(id)) && !has(id);
  }

  // A trace id and a request id may be those of two services that both speak of one failure.
  private record IdKind(Field field, int rank) {
    static IdKind of(FoundValue id) {
      return new IdKind(id.field(), id.rank());
    }
  }
}
