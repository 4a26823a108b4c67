package dev.aadsts.kb;

import dev.aadsts.kb.content.Content;
import dev.aadsts.kb.content.ContentReader;
import dev.aadsts.kb.fill.Filler;
import dev.aadsts.kb.fill.Templates;
import dev.aadsts.kb.search.Greetings;
import dev.aadsts.kb.search.Hit;
import dev.aadsts.kb.search.SearchIndex;
import dev.aadsts.kb.text.PastedText;
import dev.aadsts.kb.text.SignInErrorParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks codes up, diagnoses what people paste, and searches by words. Safe for use by many threads;
 * what it says changes only when it is {@linkplain #replaceWith given} other content.
 */
public final class KnowledgeBase {
  // What the message itself says weighs most, then what usually is it, then what it was here
  // before; the sort is stable, so the author's order decides the rest.
  private static final Comparator<Candidate> LIKELIEST_FIRST =
      Comparator.comparing((Candidate candidate) -> candidate.ranked().why().isEmpty())
          .thenComparing(candidate -> candidate.ranked().cause().likelihood())
          .thenComparing(Candidate::confirmed, Comparator.reverseOrder());

  private static final int MOST_LOOKALIKES = 5;
  private static final Comparator<Article> OFTEN_MET_FIRST =
      Comparator.comparing(
          article -> article.met().map(Article.Met::ordinal).orElse(Integer.MAX_VALUE));

  private volatile Shelf shelf;
  // What people ask most is a code on file and nothing else; it reads the same each time.
  private final Map<String, Read> bare = new ConcurrentHashMap<>();

  /** A knowledge base of that content. */
  public KnowledgeBase(Content content) {
    this(new Shelf(content));
  }

  private KnowledgeBase(Shelf shelf) {
    this.shelf = shelf;
  }

  /** The knowledge base that comes with this library. */
  public static KnowledgeBase bundled() {
    Content content = ContentReader.bundled();
    return new KnowledgeBase(new Shelf(content, () -> BundledIndex.of(content)));
  }

  /**
   * From now on answers from that content. What is being answered meanwhile may still come from the
   * content before.
   */
  public void replaceWith(Content content) {
    var next = new Shelf(content);
    next.index();
    shelf = next;
  }

  /** How many codes have an article. */
  public int size() {
    return shelf.content().codes().size();
  }

  /** The articles whose codes begin with these digits, in the order of the codes. */
  public List<Article> beginningWith(String digits, int most) {
    Content content = shelf.content();
    return content.codes().stream()
        .filter(code -> Integer.toString(code.number()).startsWith(digits))
        .limit(most)
        .flatMap(code -> content.article(code).stream())
        .toList();
  }

  /** Every article, in the order of the codes. */
  public Collection<Article> articles() {
    return shelf.content().articles().values();
  }

  /** What is known about one code. */
  public Lookup lookup(ErrorCode code) {
    return shelf
        .content()
        .article(code)
        .map(KnowledgeBase::found)
        .orElseGet(() -> new Lookup.Unknown(code));
  }

  /**
   * Reads a message and says what is known about its errors.
   *
   * @param text whatever somebody pasted or typed
   * @param confirmedBefore how often each cause turned out to be it, where that is known
   */
  public Diagnosis diagnose(String text, ConfirmedBefore confirmedBefore) {
    Read read = isOnFile(text) ? bare.computeIfAbsent(text, Read::of) : Read.of(text);
    return diagnose(read.errors(), read.pasted()::contains, confirmedBefore);
  }

  private boolean isOnFile(String text) {
    return ErrorCode.tryOf(text).filter(code -> shelf.content().codes().contains(code)).isPresent();
  }

  private record Read(PastedText pasted, SignInErrors errors) {
    static Read of(String text) {
      PastedText pasted = PastedText.of(text);
      return new Read(pasted, SignInErrorParser.parseAll(pasted));
    }
  }

  /**
   * Says what is known about an error that was read earlier, when its text is no longer there.
   *
   * @param mentions whether the text had a given {@linkplain Cause#signals() signal}
   */
  public Diagnosis diagnose(
      SignInError error, Predicate<String> mentions, ConfirmedBefore confirmedBefore) {
    return diagnose(SignInErrors.of(error), mentions, confirmedBefore);
  }

  private Diagnosis diagnose(
      SignInErrors errors, Predicate<String> mentions, ConfirmedBefore confirmedBefore) {
    SignInError error = errors.error();
    Optional<Lookup> primary = error.primary().map(this::lookup);
    List<Diagnosis.Related> related = errors.related().stream().map(this::related).toList();
    var unranked = new Diagnosis(error, primary, related, List.of());
    List<RankedCause> causes =
        unranked
            .article()
            .map(article -> ranked(article, mentions, confirmedBefore))
            .orElse(List.of());
    return new Diagnosis(error, primary, related, causes);
  }

  private Diagnosis.Related related(SignInError other) {
    return new Diagnosis.Related(lookup(other.primary().orElseThrow()), other);
  }

  /**
   * Reads a message and says what is known about its errors, where nothing is known of earlier
   * checklists.
   */
  public Diagnosis diagnose(String text) {
    return diagnose(text, (code, causeId) -> 0);
  }

  /** Articles that fit the words best, the best first; at most {@code limit}. */
  public List<Hit> search(String words, int limit) {
    return shelf.index().search(words, limit);
  }

  /** Articles that a text may be about that names no code on file; none for a greeting. */
  public List<Hit> suggest(String text, int limit) {
    return Greetings.isAll(text) ? List.of() : search(text, limit);
  }

  /**
   * Known codes that differ from this one by a single slip of the finger, the nearest first: two
   * digits swapped, one too many, one forgotten, one other. Of the same slip, what people meet
   * often comes first, then in the order of the codes. At most five.
   */
  public List<Article> lookalikes(ErrorCode code) {
    Content content = shelf.content();
    return slips(Integer.toString(code.number()))
        .flatMap(slip -> onFile(slip, content))
        .filter(article -> !article.code().equals(code))
        .distinct()
        .limit(MOST_LOOKALIKES)
        .toList();
  }

  private static Stream<Article> onFile(Stream<String> slip, Content content) {
    return slip.flatMap(digits -> ErrorCode.tryOf(digits).stream())
        .distinct()
        .sorted()
        .flatMap(candidate -> content.article(candidate).stream())
        .sorted(OFTEN_MET_FIRST);
  }

  /** Fills the placeholders of articles with the details of that error. */
  public Filler filler(SignInError error) {
    return new Filler(error, shelf.content().links(), shelf.templates());
  }

  /** How often each cause turned out to be it, as far as somebody has counted. */
  @FunctionalInterface
  public interface ConfirmedBefore {
    /** Never negative. */
    int times(ErrorCode code, String causeId);
  }

  private static Lookup found(Article article) {
    return article
        .successor()
        .<Lookup>map(successor -> new Lookup.Retired(article, successor))
        .orElseGet(() -> new Lookup.Known(article));
  }

  // Counts are taken once: they come from a store in which they may change while we sort.
  private static List<RankedCause> ranked(
      Article article, Predicate<String> mentions, ConfirmedBefore confirmedBefore) {
    var candidates = new ArrayList<Candidate>();
    for (Cause cause : article.causes()) {
      candidates.add(
          new Candidate(
              new RankedCause(cause, signalIn(mentions, cause)),
              confirmedBefore.times(article.code(), cause.id())));
    }
    candidates.sort(LIKELIEST_FIRST);
    return candidates.stream().map(Candidate::ranked).toList();
  }

  private record Candidate(RankedCause ranked, int confirmed) {}

  private static Optional<String> signalIn(Predicate<String> mentions, Cause cause) {
    for (String signal : cause.signals()) {
      if (mentions.test(signal)) {
        return Optional.of(signal);
      }
    }
    return Optional.empty();
  }

  // The nearest first.
  private static Stream<Stream<String>> slips(String digits) {
    Stream<String> tooMany =
        positions(digits.length()).map(at -> digits.substring(0, at) + digits.substring(at + 1));
    Stream<String> swapped =
        positions(digits.length() - 1)
            .map(
                at ->
                    digits.substring(0, at)
                        + digits.charAt(at + 1)
                        + digits.charAt(at)
                        + digits.substring(at + 2));
    Stream<String> other =
        positions(digits.length())
            .flatMap(at -> anyDigit(digits.substring(0, at), digits.substring(at + 1)));
    Stream<String> forgotten =
        positions(digits.length() + 1)
            .flatMap(at -> anyDigit(digits.substring(0, at), digits.substring(at)));
    return Stream.of(swapped, tooMany, forgotten, other);
  }

  private static Stream<Integer> positions(int count) {
    return Stream.iterate(0, at -> at < count, at -> at + 1);
  }

  private static Stream<String> anyDigit(String before, String after) {
    return positions(10).map(digit -> before + digit + after);
  }

  /** Content and its index, which is made when it is first asked: a look-up by code never asks. */
  private static final class Shelf {
    private final Content content;
    private final Supplier<SearchIndex> newIndex;
    private final Templates templates = new Templates();
    private @Nullable SearchIndex index;

    Shelf(Content content) {
      this(content, () -> SearchIndex.of(content.articles().values()));
    }

    Shelf(Content content, Supplier<SearchIndex> newIndex) {
      this.content = content;
      this.newIndex = newIndex;
    }

    Content content() {
      return content;
    }

    Templates templates() {
      return templates;
    }

    synchronized SearchIndex index() {
      if (index == null) {
        index = newIndex.get();
      }
      return index;
    }
  }
}
