package dev.aadsts.bot.reply;

import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.RankedCause;
import dev.aadsts.kb.SignInError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a button must remember of a message to diagnose it again later: the bot keeps no message
 * text. Nothing in it names a person, as everybody in the channel holds the button, and it is short
 * enough for one: of a message with very long details it remembers the ids, then what the text
 * mentioned, then what else there is room for.
 *
 * @param mentioned the {@linkplain dev.aadsts.kb.Cause#signals() signals} that the text had
 */
public record ErrorRef(SignInError error, List<String> mentioned) {
  // Together these stay below what a button carries; IntentCodecTest tries the worst.
  private static final int MOST_CHARACTERS = 1_550;
  private static final int LONGEST_VALUE = 150;
  private static final int MOST_SIGNALS = 3;
  private static final int MOST_CODES = 8;

  public ErrorRef {
    var room = new Room(MOST_CHARACTERS);
    var fields = new EnumMap<Field, String>(Field.class);
    var all = error.withoutPersonalData();
    keep(all, fields, Field::useful, room);
    mentioned = mentioned.stream().limit(MOST_SIGNALS).filter(room::take).toList();
    keep(all, fields, field -> !field.useful(), room);
    error = new SignInError(codes(error), error.primary(), fields, error.cloud());
  }

  /** What to remember of that diagnosis. */
  public static ErrorRef of(Diagnosis diagnosis) {
    List<String> mentioned =
        diagnosis.causes().stream().map(RankedCause::why).flatMap(Optional::stream).toList();
    return new ErrorRef(diagnosis.error(), mentioned);
  }

  /** A code of which nothing else is known. */
  public static ErrorRef of(ErrorCode code) {
    return new ErrorRef(SignInError.ofCode(code), List.of());
  }

  private static void keep(
      SignInError error, EnumMap<Field, String> kept, Predicate<Field> wanted, Room room) {
    for (Field field : Field.values()) {
      if (wanted.test(field)) {
        error.field(field).filter(room::take).ifPresent(value -> kept.put(field, value));
      }
    }
  }

  private static List<ErrorCode> codes(SignInError error) {
    var codes = new ArrayList<>(error.codes().stream().limit(MOST_CODES).toList());
    error.primary().filter(primary -> !codes.contains(primary)).ifPresent(codes::add);
    return codes;
  }

  /** What is left of the characters of a button. */
  private static final class Room {
    // Name, quotes, colon and comma of a value in JSON.
    private static final int AROUND_A_VALUE = 20;

    private int left;

    Room(int characters) {
      this.left = characters;
    }

    /** Takes the room for a value; false where there is none, and nothing is taken. */
    boolean take(String value) {
      int needed = AROUND_A_VALUE + written(value);
      if (value.length() > LONGEST_VALUE || needed > left) {
        return false;
      }
      left -= needed;
      return true;
    }

    private static int written(String value) {
      return value.chars().map(c -> c < ' ' ? 6 : c == '"' || c == '\\' ? 2 : 1).sum();
    }
  }
}
