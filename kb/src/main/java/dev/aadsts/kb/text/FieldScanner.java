package dev.aadsts.kb.text;

import dev.aadsts.kb.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the details of an error in a text. */
final class FieldScanner {
  private static final int LONGEST_VALUE = 512;
  private static final int LONGEST_URI = 2_048;
  private static final Cues<Rule> RULES = Cues.of(FieldRules.all(), Rule::cue);
  private static final String BLANKS = " \t\n\u000b\f\r";
  private static final String BEFORE_VALUE = BLANKS + "'\"*`_";
  private static final String AFTER_VALUE = BLANKS + "'\"*`,;|";
  private static final Pattern AFTER_URI = Pattern.compile("[.,;:'\\])}]+$");
  private static final Pattern GUID = Pattern.compile(Rule.GUID);
  // The error page in one line: "App name: Contoso HR App id: ... IP address: ..."
  private static final Pattern NEXT_LABEL =
      Pattern.compile("\\s+(?:app id|ip address)\\b.*", Pattern.CASE_INSENSITIVE);
  // An authority for any tenant is not a tenant.
  private static final Set<String> ANY_TENANT = Set.of("common", "organizations", "consumers");
  private static final Set<String> NOTHING = Set.of("null", "none", "undefined", "true", "false");
  // Graph calls the request id of a sign-in just "id"; its cmdlets list it as the first line.
  private static final List<Rule> GRAPH_IDS =
      List.of(
          Rule.of(
              Field.TRACE_ID, IdRules.REQUEST_ID + 1, "\"id\"", "\\s?:\\s?\"" + Rule.GUID + "\""),
          Rule.of(
              Field.TRACE_ID, IdRules.REQUEST_ID + 1, "id", "(?<![^\\n]id) {1,40}+: " + Rule.GUID));

  private FieldScanner() {}

  /** Everything that looks like a value, more than once where the text says it more than once. */
  static List<FoundValue> scan(PastedText pasted) {
    var hits = new ArrayList<FoundValue>(Timestamps.find(pasted));
    for (Rule rule : RULES.in(pasted.lower())) {
      addAll(hits, rule.find(pasted));
    }
    if (pasted.lower().contains("createddatetime")) {
      GRAPH_IDS.forEach(rule -> addAll(hits, rule.find(pasted)));
    }
    if (pasted.lower().contains("timegenerated")) {
      hits.removeIf(hit -> isWorkspace(hit, pasted.lower()));
    }
    return hits;
  }

  // Log Analytics calls its workspace TenantId, in every table, and Entra's tenant AADTenantId.
  private static boolean isWorkspace(FoundValue hit, String lower) {
    return hit.field() == Field.TENANT
        && lower.startsWith("tenantid", hit.start())
        && (hit.start() == 0 || !Character.isLetter(lower.charAt(hit.start() - 1)));
  }

  private static void addAll(List<FoundValue> hits, List<FoundValue> found) {
    for (FoundValue hit : found) {
      clean(hit.field(), hit.value())
          .ifPresent(
              value ->
                  hits.add(new FoundValue(hit.field(), value, hit.start(), hit.end(), hit.rank())));
    }
  }

  private static Optional<String> clean(Field field, String written) {
    String value = withoutEdges(written).replace('\n', ' ');
    String lower = Characters.lower(value);
    if (GUID.matcher(lower).matches()) {
      return field == Field.APP_NAME ? Optional.empty() : Optional.of(lower);
    }
    boolean placeholder = value.startsWith("{") || value.startsWith("<");
    if (value.isEmpty() || placeholder || NOTHING.contains(lower)) {
      return Optional.empty();
    }
    return switch (field) {
      case TENANT -> ANY_TENANT.contains(lower) ? Optional.empty() : capped(value, LONGEST_VALUE);
      case REDIRECT_URI -> capped(AFTER_URI.matcher(value).replaceAll(""), LONGEST_URI);
      case RESOURCE -> capped(AFTER_URI.matcher(value).replaceAll(""), LONGEST_VALUE);
      case APP_NAME -> capped(NEXT_LABEL.matcher(value).replaceAll(""), LONGEST_VALUE);
      case OAUTH_ERROR, SUBERROR -> capped(lower, LONGEST_VALUE);
      default -> capped(value, LONGEST_VALUE);
    };
  }

  private static String withoutEdges(String written) {
    int start = 0;
    int end = written.length();
    while (start < end && BEFORE_VALUE.indexOf(written.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && AFTER_VALUE.indexOf(written.charAt(end - 1)) >= 0) {
      end--;
    }
    return written.substring(start, end);
  }

  private static Optional<String> capped(String value, int longest) {
    String capped = Excerpt.of(value, longest);
    return capped.isEmpty() ? Optional.empty() : Optional.of(capped);
  }
}
