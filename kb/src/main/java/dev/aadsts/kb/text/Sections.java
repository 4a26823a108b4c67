package dev.aadsts.kb.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * The lines of a passage, from one code to the next. No id tells them apart, but where they name
 * different applications or users, they are of different failures.
 */
final class Sections {
  private final List<FoundValue> hits;
  private final String text;

  private Sections(List<FoundValue> hits, String text) {
    this.hits = hits;
    this.text = text;
  }

  /** The passages, and instead of one that contradicts itself as many as it has sections. */
  static List<Passage> tellApart(List<Passage> passages, List<FoundValue> hits, String text) {
    if (passages.stream().noneMatch(passage -> passage.mentions().size() > 1)) {
      return passages;
    }
    List<FoundValue> ordered =
        hits.stream().sorted(Comparator.comparingInt(FoundValue::start)).toList();
    var apart = new ArrayList<Passage>();
    int from = 0;
    int hit = 0;
    for (int i = 0; i < passages.size(); i++) {
      int to = i + 1 < passages.size() ? passages.get(i + 1).start() : text.length() + 1;
      int first = hit;
      while (hit < ordered.size() && ordered.get(hit).start() < to) {
        hit++;
      }
      apart.addAll(
          new Sections(ordered.subList(first, hit), text).tellApart(passages.get(i), from));
      from = to;
    }
    return List.copyOf(apart);
  }

  private List<Passage> tellApart(Passage passage, int from) {
    List<Integer> starts = starts(passage);
    return starts.isEmpty() || !contradictory(passage, from, starts)
        ? List.of(passage)
        : passage.takenApartAt(starts);
  }

  /** Where the second and the further ones begin. */
  private List<Integer> starts(Passage passage) {
    var starts = new ArrayList<Integer>();
    var codes = new HashSet<>();
    int end = -1;
    for (Mention mention : passage.mentions()) {
      boolean tells = mention.kind() == Mention.Kind.STATED || mention.kind() == Mention.Kind.NAMED;
      // Behind its ids, a message is often said once more.
      if (tells && (codes.add(mention.code()) || !passage.hasIds())) {
        int line = end < 0 ? -1 : Gap.lineStart(text, end, mention.start());
        if (line >= 0) {
          starts.add(line);
        }
        end = mention.end();
      }
    }
    return starts;
  }

  private boolean contradictory(Passage passage, int from, List<Integer> starts) {
    // Where each code stands below its details, those of the next are in the section of the first.
    int code = passage.mentions().getFirst().end();
    int second = starts.getFirst();
    Details above = between(from, code);
    if (above.contradict(between(Gap.first(text, code, second), second))) {
      return true;
    }
    Details known = between(from, second);
    int hit = indexAt(second);
    for (int section = 0; section < starts.size(); section++) {
      int end = section + 1 < starts.size() ? starts.get(section + 1) : Integer.MAX_VALUE;
      int next = hit;
      while (next < hits.size() && hits.get(next).start() < end) {
        next++;
      }
      List<FoundValue> told = hits.subList(hit, next);
      if (known.contradict(Details.of(told))) {
        return true;
      }
      told.forEach(known::add);
      hit = next;
    }
    return false;
  }

  private Details between(int from, int to) {
    return Details.of(
        hits.stream().filter(hit -> hit.start() >= from && hit.start() < to).toList());
  }

  private int indexAt(int place) {
    int at = 0;
    while (at < hits.size() && hits.get(at).start() < place) {
      at++;
    }
    return at;
  }
}
