package dev.aadsts.kb.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of an article, taken apart at its placeholders. Immutable.
 *
 * @param literals what stands before, between and after the placeholders: one more than those
 * @param names of the placeholders, without braces, in reading order
 */
record Template(List<String> literals, List<String> names) {
  // Not ${name} or @{name}: those belong to the command's own language.
  private static final Pattern PLACEHOLDER = Pattern.compile("(?<![$@])\\{([a-z][a-z-]*)}");

  Template {
    literals = List.copyOf(literals);
    names = List.copyOf(names);
  }

  static Template of(String text) {
    var literals = new ArrayList<String>();
    var names = new ArrayList<String>();
    int from = 0;
    if (text.indexOf('{') >= 0) {
      Matcher matcher = PLACEHOLDER.matcher(text);
      while (matcher.find()) {
        literals.add(text.substring(from, matcher.start()));
        names.add(matcher.group(1));
        from = matcher.end();
      }
    }
    literals.add(from == 0 ? text : text.substring(from));
    return new Template(literals, names);
  }

  boolean isFixed() {
    return names.isEmpty();
  }

  /** The text with something in the place of each placeholder. */
  String fill(UnaryOperator<String> value) {
    if (isFixed()) {
      return literals.getFirst();
    }
    var filled = new StringBuilder(literals.getFirst());
    for (int at = 0; at < names.size(); at++) {
      filled.append(value.apply(names.get(at))).append(literals.get(at + 1));
    }
    return filled.toString();
  }
}
