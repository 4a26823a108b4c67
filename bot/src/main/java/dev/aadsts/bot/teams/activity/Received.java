package dev.aadsts.bot.teams.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.bot.reminder.Notice;
import java.util.Optional;

/** What is kept of an activity until it has been handled. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "was")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Received.Said.class, name = "said"),
  @JsonSubTypes.Type(value = Received.Pressed.class, name = "pressed"),
  @JsonSubTypes.Type(value = Received.Added.class, name = "added"),
  @JsonSubTypes.Type(value = Received.Met.class, name = "met"),
  @JsonSubTypes.Type(value = Received.Left.class, name = "left"),
  @JsonSubTypes.Type(value = Received.Changed.class, name = "changed"),
  @JsonSubTypes.Type(value = Received.Noticed.class, name = "noticed"),
})
public sealed interface Received {
  /** The name under which events of this edge are recorded. */
  String EDGE = "teams";

  /** Where. */
  Place place();

  /** Who to tell if it cannot be handled. */
  Optional<Person> toTell();

  /**
   * Somebody spoke to the bot.
   *
   * @param message its id
   */
  record Said(
      Place place,
      Person person,
      Addressing addressing,
      String text,
      // Left out where empty: a version that does not know it may have to read it.
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> message)
      implements Received {
    /** The message that only the bot sees, if it was such. */
    public Optional<String> prompt() {
      return addressing == Addressing.WHISPER ? message : Optional.empty();
    }

    /** Whoever was merely overheard has asked for nothing. */
    @Override
    public Optional<Person> toTell() {
      return addressing == Addressing.OVERHEARD ? Optional.empty() : Optional.of(person);
    }
  }

  /**
   * Somebody pressed a button whose effect is a new message.
   *
   * @param card the message with the button
   * @param intent as the button carried it
   * @param input what the person typed
   * @param whispered whether only that person sees the card
   * @param chosen whom they picked, as Entra ID knows that person
   */
  record Pressed(
      Place place,
      Person person,
      Optional<String> card,
      String intent,
      Optional<String> input,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean whispered,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> chosen)
      implements Received {
    public Pressed(
        Place place, Person person, Optional<String> card, String intent, Optional<String> input) {
      this(place, person, card, intent, input, false, Optional.empty());
    }

    @Override
    public Optional<Person> toTell() {
      return Optional.of(person);
    }
  }

  /** The bot was added to a conversation. */
  record Added(Place place) implements Received {
    @Override
    public Optional<Person> toTell() {
      return Optional.empty();
    }
  }

  /** The bot is in a conversation still, under a newer version of its app: no welcome again. */
  record Met(Place place) implements Received {
    @Override
    public Optional<Person> toTell() {
      return Optional.empty();
    }
  }

  /** The bot is no longer in a conversation, or the conversation no longer exists. */
  record Left(Place place) implements Received {
    @Override
    public Optional<Person> toTell() {
      return Optional.empty();
    }
  }

  /**
   * A checklist changed, so its card has to be drawn again for everybody.
   *
   * @param card the message to replace
   * @param revision that the change led to; 0 in events of older versions
   * @param by whose press did it; has seen the new card already
   */
  record Changed(Place place, String card, ChecklistId checklist, int revision, Person by)
      implements Received {
    @Override
    public Optional<Person> toTell() {
      return Optional.empty();
    }
  }

  /** Nobody said anything: a conversation is to be told of its checklist. */
  record Noticed(Place place, Notice notice) implements Received {
    @Override
    public Optional<Person> toTell() {
      return Optional.empty();
    }
  }

  JsonMapper JSON =
      Mappers.builder()
          .addModule(new Jdk8Module())
          // What a younger version knows more of, while one replaces the other.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** As the text of an event. */
  default String encode() {
    try {
      return JSON.writerFor(Received.class).writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write " + getClass(), e);
    }
  }

  /** Reads the text of an event back. */
  static Received decode(String payload) {
    try {
      return JSON.readValue(payload, Received.class);
    } catch (JsonProcessingException e) {
      // Not with its cause, which may quote what somebody wrote.
      throw new IllegalArgumentException("Not an event of ours: " + e.getClass().getSimpleName());
    }
  }
}
