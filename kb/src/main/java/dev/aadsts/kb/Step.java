package dev.aadsts.kb;

import java.util.Optional;

/**
 * One thing to do.
 *
 * @param id stable within its cause: checklists in flight refer to it
 * @param role the least privileged role that can do it; empty where anybody can
 * @param link id of the link catalogue, or an https address; may hold placeholders
 */
public record Step(
    String id,
    String text,
    Optional<String> role,
    Optional<String> link,
    Optional<Command> command) {

  public Step {
    text = text.strip();
  }
}
