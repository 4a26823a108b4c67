package dev.aadsts.bot.teams.card;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Shares out what does not fit together. */
final class Groups {
  private Groups() {}

  /**
   * All of them in their order, in as few groups as that takes.
   *
   * @param most how many a group may have
   * @param room how many bytes a group may have; what needs more than that by itself is alone
   */
  static <T> List<List<T>> of(List<T> all, int most, int room, ToIntFunction<T> bytes) {
    var groups = new ArrayList<List<T>>();
    var group = new ArrayList<T>();
    int size = 0;
    for (T each : all) {
      int needed = bytes.applyAsInt(each);
      if (!group.isEmpty() && (group.size() == most || size + needed > room)) {
        groups.add(group);
        group = new ArrayList<>();
        size = 0;
      }
      group.add(each);
      size += needed;
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return groups;
  }
}
