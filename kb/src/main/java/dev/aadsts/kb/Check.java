package dev.aadsts.kb;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * A question whose answer confirms a {@link Cause} or rules it out.
 *
 * @param question answered by yes or no
 * @param confirmedBy the answer that confirms the cause
 * @param how where and how to look, in order
 * @param role the least privileged role that can look; empty where anybody can
 * @param link id of the link catalogue, or an https address; may hold placeholders
 * @param command what to run to find out
 */
public record Check(
    String question,
    Confirmation confirmedBy,
    List<String> how,
    Optional<String> role,
    Optional<String> link,
    Optional<Command> command) {

  public Check {
    how = List.copyOf(how);
    question = question.strip();
  }

  /** An answer to a check's question. */
  public enum Confirmation {
    @JsonProperty("yes")
    YES,
    @JsonProperty("no")
    NO
  }
}
