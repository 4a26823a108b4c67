package dev.aadsts.kb.content.step;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the text of a step has to say, lest it do harm or fail for some. */
public final class Warnings {
  private static final Pattern SIGNS_ALL_OUT =
      Pattern.compile("\\baz account clear\\b|\\bClear-AzContext\\b");
  private static final Pattern ALL_ACCOUNTS =
      Pattern.compile("\\b(?:all|each|every)\\b[^.]*\\baccounts?\\b");

  // They reset passwords, or have them reset.
  private static final Set<String> RESETTING =
      Set.of(
          "Authentication Administrator",
          "Global Administrator",
          "Helpdesk Administrator",
          "Password Administrator",
          "Privileged Authentication Administrator",
          "Security Administrator",
          "Security Operator",
          "User Administrator");
  // Those between quotes are names in a log.
  private static final Pattern RESET =
      Pattern.compile(
          "(?i)\\bresets? the passwords?\\b|\\bset a (?:new )?(?:temporary )?password\\b|(?<!\")\\breset password\\b(?![\",])");
  private static final Pattern ON_PREMISES =
      Pattern.compile("Active Directory|synchroni[sz]ed|on-premises|cloud-only");

  private static final Pattern PASS =
      Pattern.compile(
          "(?i)\\b(?:issues?|creates?|gives?) (?:the person |them )?a Temporary Access Pass");
  private static final Pattern FOR_ADMINISTRATORS =
      Pattern.compile("Privileged Authentication Administrator|administrator role");

  // As in Application.Read.All, or the remark that another step has named it.
  private static final Pattern PERMISSION =
      Pattern.compile(
          "\\b[A-Z]\\w+\\.(?:Read|Write|Create|Manage|AccessAsUser)\\w*|\\bsame permissions?\\b");

  private Warnings() {}

  /** What a step leaves out. */
  public static Stream<String> missingIn(Step step) {
    return Stream.of(signOut(step), reset(step), pass(step), permission(step))
        .filter(message -> !message.isEmpty());
  }

  private static String signOut(Step step) {
    boolean all = SIGNS_ALL_OUT.matcher(step.text() + "\n" + step.command()).find();
    return all && !ALL_ACCOUNTS.matcher(step.text()).find()
        ? "This signs every account out: take `az logout` or `Disconnect-AzAccount`, or say so."
        : "";
  }

  private static String reset(Step step) {
    return RESETTING.contains(step.role())
            && RESET.matcher(step.text()).find()
            && !ON_PREMISES.matcher(step.text()).find()
        ? "Say where the password of a person from Active Directory is reset."
        : "";
  }

  private static String pass(Step step) {
    return !step.role().isEmpty()
            && !step.role().equals("Privileged Authentication Administrator")
            && PASS.matcher(step.text()).find()
            && !FOR_ADMINISTRATORS.matcher(step.text()).find()
        ? "Say that people with an administrator role get the pass from a Privileged Authentication Administrator."
        : "";
  }

  // The token endpoint asks for none.
  private static String permission(Step step) {
    return step.lang().equals("http")
            && step.command().contains("{graph-host}")
            && !PERMISSION.matcher(step.text() + step.command()).find()
        ? "Name the permission that the request needs, as in Application.Read.All."
        : "";
  }
}
