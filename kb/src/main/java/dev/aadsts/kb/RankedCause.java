package dev.aadsts.kb;

import java.util.Optional;

/**
 * A cause in its place for one very message.
 *
 * @param why the words of the message that point to it; empty where only its likelihood speaks
 */
public record RankedCause(Cause cause, Optional<String> why) {}
