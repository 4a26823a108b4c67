package dev.aadsts.bot.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LruMapTest {
  @Test
  void losesWhatNobodyHasAskedForLongest() {
    var map = new LruMap<String, Integer>(2);
    map.put("asked", 1);
    map.put("forgotten", 2);
    assertThat(map.get("asked")).isEqualTo(1);

    map.put("new", 3);

    assertThat(map).containsOnlyKeys("asked", "new");
  }
}
