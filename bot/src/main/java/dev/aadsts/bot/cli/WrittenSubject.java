package dev.aadsts.bot.cli;

import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.erasure.Subject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who is to be forgotten, as somebody typed it. */
sealed interface WrittenSubject {
  /** What could be read. */
  record Understood(Subject subject) implements WrittenSubject {}

  /**
   * What cannot be meant.
   *
   * @param why with what to write instead
   */
  record Wrong(String why) implements WrittenSubject {}

  /** Reads it. */
  static WrittenSubject of(String platform, String workspace, Optional<String> person) {
    return switch (platform.toLowerCase(Locale.ROOT)) {
      case "slack" -> SlackIds.read(workspace, person);
      case "teams" -> TeamsIds.read(workspace, person);
      default ->
          new Wrong(
              "'"
                  + platform
                  + "' is no platform that keeps anything here. Write slack or teams, such as:"
                  + " ./aadsts forget slack T012ABC");
    };
  }

  /** Ids of Slack: <a href="https://docs.slack.dev/reference/objects/user-object">docs</a>. */
  final class SlackIds {
    private static final Pattern WORKSPACE = Pattern.compile("[TE][A-Z0-9]+");
    private static final Pattern PERSON = Pattern.compile("[UW][A-Z0-9]+");

    private SlackIds() {}

    private static WrittenSubject read(String workspace, Optional<String> person) {
      if (!WORKSPACE.matcher(workspace).matches()) {
        return new Wrong(
            "'"
                + workspace
                + "' cannot be a workspace of Slack. Write its id, such as T012ABC: the address of"
                + " Slack in a browser has it. That of an organisation begins with E.");
      }
      if (person.isPresent() && !PERSON.matcher(person.get()).matches()) {
        return new Wrong(
            "'"
                + person.get()
                + "' cannot be a person in Slack. Write their member id, such as U345 (their"
                + " profile > More > Copy member ID). Who is known here: ./aadsts forget slack "
                + workspace
                + " --people");
      }
      return readable(Platform.SLACK, workspace, person);
    }
  }

  /** Ids of Teams. */
  final class TeamsIds {
    // The tenant of the Agents Playground has a digit too many.
    private static final Pattern ENTRA_ID =
        Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12,13}", Pattern.CASE_INSENSITIVE);
    // An address, several words, a bot; or the id that Entra ID has for somebody.
    private static final Pattern NO_PERSON = Pattern.compile(".*[@\\s].*|28:.*|");

    private TeamsIds() {}

    private static WrittenSubject read(String tenant, Optional<String> person) {
      if (!ENTRA_ID.matcher(tenant).matches()) {
        return new Wrong(
            "'"
                + tenant
                + "' cannot be a tenant. Write the tenant ID, such as"
                + " 00000000-0000-0000-0000-000000000000: Entra admin center > Overview has it.");
      }
      if (person.filter(TeamsIds::isNoPerson).isPresent()) {
        return new Wrong(
            "'"
                + person.get()
                + "' cannot be a person here: Teams gives each an id for this bot alone, which"
                + " begins with 29:. Who is known here: ./aadsts forget teams "
                + tenant
                + " --people");
      }
      return readable(Platform.TEAMS, tenant.toLowerCase(Locale.ROOT), person);
    }

    private static boolean isNoPerson(String id) {
      return NO_PERSON.matcher(id).matches() || ENTRA_ID.matcher(id).matches();
    }
  }

  private static WrittenSubject readable(
      Platform platform, String workspace, Optional<String> person) {
    return new Understood(new Subject(platform, workspace, person));
  }
}
