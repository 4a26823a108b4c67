package dev.aadsts.bot.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DistinctPeopleTest {
  private final DistinctPeople people = new DistinctPeople();

  @Test
  void countsAPersonOnce() {
    people.add("ana", "e1", 1_000);
    people.add("ben", "e2", 2_000);
    people.add("ana", "e3", 3_000);
    assertThat(people.count(0)).isEqualTo(2);
  }

  @Test
  void tellsAnEventThatComesAgainFromANewOne() {
    assertThat(people.add("ana", "e1", 1_000)).isTrue();
    assertThat(people.add("ana", "e1", 1_500)).isFalse();
    assertThat(people.add("ana", "e2", 2_000)).isTrue();
    assertThat(people.add("ben", "e2", 2_000)).isTrue();
  }

  @Test
  void forgetsWhoMetItBefore() {
    people.add("ana", "e1", 1_000);
    people.add("ben", "e2", 2_000);
    people.add("ana", "e3", 3_000);
    assertThat(people.count(2_001)).isEqualTo(1);
    assertThat(people.count(0)).isEqualTo(1);
  }

  @Test
  void takesWhatAnotherProcessSaysOfStrangersOnly() {
    people.add("ana", "e1", 3_000);
    people.addIfAbsent("ana", 1_000);
    people.addIfAbsent("ben", 1_000);
    assertThat(people.count(0)).isEqualTo(2);
    assertThat(people.count(2_000)).isEqualTo(1);
  }

  @Test
  void forgetsTheOneWhoCameLongestAgoWhereThereAreTooMany() {
    for (int number = 0; number < DistinctPeople.MOST; number++) {
      people.add("person" + number, "e", number);
    }
    people.add("person0", "again", 1_000);
    people.add("stranger", "e", 1_001);
    assertThat(people.count(0)).isEqualTo(DistinctPeople.MOST);
    assertThat(people.add("person0", "again", 1_002)).isFalse();
    assertThat(people.add("person1", "e", 1_003)).isTrue();
  }

  @Test
  void countsAsAMapOfPeopleWould() {
    var random = new Random(11);
    Map<String, Long> model = new LinkedHashMap<>();
    for (int step = 0; step < 20_000; step++) {
      // As they come, but for what another process says late.
      long now = step * 10L;
      String person = "person" + random.nextInt(70);
      if (random.nextInt(5) == 0) {
        long earlier = now - random.nextInt(400);
        people.addIfAbsent(person, earlier);
        if (!model.containsKey(person)) {
          put(model, person, earlier);
        }
      } else {
        people.add(person, "e" + step, now);
        put(model, person, now);
      }
      long since = now - 100 - random.nextInt(600);
      model.values().removeIf(at -> at < since);
      assertThat(people.count(since)).isEqualTo(model.size());
    }
  }

  private static void put(Map<String, Long> model, String person, long at) {
    model.remove(person);
    model.put(person, at);
    if (model.size() > DistinctPeople.MOST) {
      model.remove(model.keySet().iterator().next());
    }
  }
}
