package dev.aadsts.kb.content;

import java.util.List;
import java.util.stream.Collectors;

/** Content that cannot be used; the message is every finding, one on each line. */
public final class InvalidContentException extends Exception {
  InvalidContentException(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
  }
}
