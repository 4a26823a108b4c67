package dev.aadsts.kb.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.text.PastedMessages.Message;
import java.net.URLEncoder;
import java.time.Duration;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every text, also of those that nobody thought of. */
final class SignInErrorParserPropertiesTest {
  // To catch a scan that never ends, not to measure.
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Property
  void readsAnyTextAndFindsOnlyCodesThatItHas(@ForAll("noise") String text) {
    SignInError error = parsed(text);

    String readable = PastedText.of(text).text();
    assertThat(error.codes())
        .doesNotHaveDuplicates()
        .allSatisfy(code -> assertThat(readable).contains(Integer.toString(code.number())));
    assertThat(error.primary().isPresent()).isEqualTo(!error.codes().isEmpty());
    assertThat(error.codes()).containsAll(error.primary().stream().toList());
  }

  @Property
  void readsTheSameTextTheSameWay(@ForAll("noise") String text) {
    assertThat(parsed(text)).isEqualTo(parsed(text));
  }

  @Property
  void findsACodeInAnyProse(
      @ForAll("prose") String before, @ForAll("codes") int code, @ForAll("prose") String after) {
    String text = before + " AADSTS" + code + ": " + after;

    assertThat(parsed(text).codes()).contains(new ErrorCode(code));
  }

  @Property
  void readsWhatAMessageSays(@ForAll("messages") Message message) {
    SignInError error = parsed(message.text());

    assertThat(error.primary()).contains(new ErrorCode(message.code()));
    assertThat(error.fields()).containsKeys(Field.CORRELATION_ID, Field.TRACE_ID, Field.TIMESTAMP);
  }

  @Property
  void readsAMessageWhateverItsWayHere(
      @ForAll("messages") Message message, @ForAll Way first, @ForAll Way second) {
    String arrived = second.carry(first.carry(message.text()));

    assertThat(parsed(arrived)).as(arrived).isEqualTo(parsed(message.text()));
  }

  @Provide
  Arbitrary<String> noise() {
    return PastedMessages.noise();
  }

  @Provide
  Arbitrary<String> prose() {
    return PastedMessages.prose();
  }

  @Provide
  Arbitrary<Integer> codes() {
    return PastedMessages.codes();
  }

  @Provide
  Arbitrary<Message> messages() {
    return PastedMessages.messages();
  }

  private static SignInError parsed(String text) {
    return assertTimeoutPreemptively(LIMIT, () -> SignInErrorParser.parse(text));
  }

  /** What a message goes through before somebody pastes it. */
  enum Way {
    STRAIGHT {
      @Override
      String carry(String text) {
        return text;
      }
    },
    QUOTED_BY_MAIL {
      @Override
      String carry(String text) {
        return "> " + text.replace("\n", "\n> ");
      }
    },
    IN_QUOTES {
      @Override
      String carry(String text) {
        return '"' + text + '"';
      }
    },
    IN_A_CODE_BLOCK {
      @Override
      String carry(String text) {
        return "```\n" + text + "\n```";
      }
    },
    AS_JSON {
      @Override
      String carry(String text) {
        try {
          return new ObjectMapper().writeValueAsString(text);
        } catch (JsonProcessingException e) {
          throw new AssertionError(e);
        }
      }
    },
    AS_HTML {
      @Override
      String carry(String text) {
        return text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;");
      }
    },
    IN_A_URL {
      @Override
      String carry(String text) {
        return URLEncoder.encode(text, UTF_8);
      }
    };

    abstract String carry(String text);
  }
}
