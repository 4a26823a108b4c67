package dev.aadsts.kb;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One hypothesis: what may be wrong, how to check it, and how to fix it.
 *
 * @param id stable within its article: checklists in flight refer to it
 * @param likelihood how often this turns out to be it
 * @param signals texts which, found in a message, point here
 * @param fix in the order to do it; never empty
 */
public record Cause(
    String id,
    String title,
    Likelihood likelihood,
    List<String> signals,
    Check check,
    List<Step> fix) {

  public Cause {
    signals = List.copyOf(signals);
    fix = List.copyOf(fix);
    title = title.strip();
  }

  /** How often a cause turns out to be the one. In the order of ranking. */
  public enum Likelihood {
    @JsonProperty("common")
    COMMON("Often the cause"),
    @JsonProperty("possible")
    POSSIBLE("Sometimes the cause"),
    @JsonProperty("rare")
    RARE("Seldom the cause");

    private final String sentence;

    Likelihood(String sentence) {
      this.sentence = sentence;
    }

    /** For a reply or a page, without a full stop. */
    public String sentence() {
      return sentence;
    }
  }
}
