package dev.aadsts.kb.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One failure that a text tells of, beside others, with the details that are told of it: those of
 * its passage, and around it those that are not its neighbours'.
 *
 * @param hits in the order of the text
 */
record Failure(Passage passage, List<FoundValue> hits) {

  /** Each failure with its own details, where these passages tell of several; in their order. */
  static List<Failure> of(List<Passage> passages, List<FoundValue> hits, String text) {
    List<Passage> telling = passages.stream().filter(Passage::tellsOfAFailure).toList();
    if (telling.size() < 2) {
      return List.of();
    }
    List<FoundValue> ordered =
        hits.stream().sorted(Comparator.comparingInt(FoundValue::start)).toList();
    var failures = new ArrayList<Failure>();
    int from = 0;
    for (int i = 0; i < telling.size(); i++) {
      int to = ordered.size();
      if (i + 1 < telling.size()) {
        int next = telling.get(i + 1).start();
        List<FoundValue> before = ordered.subList(from, indexAt(ordered, from, next));
        int boundary = boundary(text, telling.get(i).end(), next, before);
        to = indexAt(ordered, from, boundary);
      }
      failures.add(new Failure(telling.get(i), ordered.subList(from, to)));
      from = to;
    }
    return failures;
  }

  private static int indexAt(List<FoundValue> ordered, int from, int position) {
    int at = from;
    while (at < ordered.size() && ordered.get(at).start() < position) {
      at++;
    }
    return at;
  }

  // Between two failures stand the last details of the one, the first of the next, or both.
  private static int boundary(String text, int end, int next, List<FoundValue> before) {
    if (end >= next) {
      return next;
    }
    int usual = Gap.last(text, end, next);
    List<FoundValue> known = before.stream().filter(hit -> hit.start() < end).toList();
    List<FoundValue> doubtful =
        before.stream().filter(hit -> hit.start() >= end && hit.start() < usual).toList();
    return Details.of(known).contradict(Details.of(doubtful)) ? Gap.first(text, end, next) : usual;
  }
}
