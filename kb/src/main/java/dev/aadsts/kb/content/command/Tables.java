package dev.aadsts.kb.content.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds tables of PowerShell that cut what they show. Without {@code -AutoSize} or {@code -Wrap}
 * all columns are of the same width; objects of up to four properties are shown as a table without
 * being asked for one.
 */
final class Tables {
  // Of a window as it opens; in a log or a remote session as well.
  private static final int WINDOW = 80;
  private static final int MOST_COLUMNS_UNASKED = 4;

  private static final Pattern FITTED = Pattern.compile("-(?:AutoSize|Wrap)\\b");
  // These have an Id that is a number or a name.
  private static final Pattern SHORT_IDS = Pattern.compile("Get-(?:WinEvent|MgDomain)\\b");

  private static final List<Wide> WIDE =
      List.of(
          new Wide("Message", 200),
          new Wide("DistinguishedName|Issuer|Subject|\\w*(?:Uri|Url)s?", 60),
          new Wide("\\w*(?:Sid|SID|SecurityIdentifier)", 46),
          new Wide("\\w*Thumbprint", 40),
          new Wide("Id|\\w+Id|\\w*(?:GUID|Guid)", 36),
          new Wide("Mail|\\w*UserPrincipalName", 30));

  private Tables() {}

  /** A property whose values have that many characters, or easily have. */
  private record Wide(Pattern property, int characters) {
    Wide(String property, int characters) {
      this(Pattern.compile(property), characters);
    }
  }

  /** The columns that are too narrow for what they show. */
  static Stream<String> wrongWith(String powershell) {
    return Selection.in(powershell).filter(Tables::isTable).flatMap(Tables::cutColumns);
  }

  private static boolean isTable(Selection selection) {
    if (selection.cmdlet().equals("Format-Table")) {
      return !FITTED.matcher(selection.text()).find();
    }
    return selection.cmdlet().equals("Select-Object")
        && selection.shown()
        && !selection.text().contains("-ExpandProperty")
        && selection.properties().size() <= MOST_COLUMNS_UNASKED;
  }

  private static Stream<String> cutColumns(Selection table) {
    int columns = table.properties().size();
    int width = (WINDOW - columns + 1) / Math.max(1, columns);
    boolean shortIds = SHORT_IDS.matcher(table.statement()).find();
    return table.properties().stream()
        .map(Selection.Property::name)
        .filter(property -> !(shortIds && property.equals("Id")))
        .filter(property -> characters(property).filter(length -> length > width).isPresent())
        .map(
            property ->
                "%s is cut off in a table of this many columns: print it with Format-List."
                    .formatted(property));
  }

  private static Optional<Integer> characters(String property) {
    return WIDE.stream()
        .filter(known -> known.property().matcher(property).matches())
        .map(Wide::characters)
        .findFirst();
  }
}
