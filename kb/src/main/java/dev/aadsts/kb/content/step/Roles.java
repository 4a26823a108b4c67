package dev.aadsts.kb.content.step;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the role of a step exists, and counts where the step leads. */
public final class Roles {
  /**
   * Built-in roles of Microsoft Entra ID that work with sign-ins: <a
   * href="https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference">list</a>.
   */
  private static final Set<String> ENTRA =
      Set.of(
          "Agent ID Administrator",
          "Agent ID Developer",
          "Application Administrator",
          "Application Developer",
          "Attribute Assignment Administrator",
          "Attribute Assignment Reader",
          "Authentication Administrator",
          "Authentication Extensibility Administrator",
          "Authentication Policy Administrator",
          "Azure DevOps Administrator",
          "B2C IEF Keyset Administrator",
          "B2C IEF Policy Administrator",
          "Billing Administrator",
          "Cloud App Security Administrator",
          "Cloud Application Administrator",
          "Cloud Device Administrator",
          "Compliance Administrator",
          "Conditional Access Administrator",
          "Directory Readers",
          "Domain Name Administrator",
          "Dynamics 365 Administrator",
          "Edge Administrator",
          "Exchange Administrator",
          "Exchange Recipient Administrator",
          "External ID User Flow Administrator",
          "External ID User Flow Attribute Administrator",
          "External Identity Provider Administrator",
          "Fabric Administrator",
          "Global Administrator",
          "Global Reader",
          "Global Secure Access Administrator",
          "Global Secure Access Log Reader",
          "Groups Administrator",
          "Guest Inviter",
          "Helpdesk Administrator",
          "Hybrid Identity Administrator",
          "Identity Governance Administrator",
          "Intune Administrator",
          "IoT Device Administrator",
          "License Administrator",
          "Lifecycle Workflows Administrator",
          "Message Center Reader",
          "Microsoft Entra Joined Device Local Administrator",
          "Network Administrator",
          "Office Apps Administrator",
          "Organizational Branding Administrator",
          "Password Administrator",
          "Power Platform Administrator",
          "Privileged Authentication Administrator",
          "Privileged Role Administrator",
          "Reports Reader",
          "Security Administrator",
          "Security Operator",
          "Security Reader",
          "Service Support Administrator",
          "SharePoint Administrator",
          "Teams Administrator",
          "Teams Devices Administrator",
          "Tenant Creator",
          "User Administrator",
          "Windows 365 Administrator");

  private static final String IN_AZURE = "(Azure)";
  // "Domain Admins (Active Directory)", or who is in charge of a machine or a service.
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          ".+ \\([A-Z][\\w ]+\\)|(?:Local administrator|Administrator of|Read access to|Right to)\\b.*");

  private static final Pattern WAY_IN_AZURE = Pattern.compile("Azure portal >");
  private static final Pattern WAY_IN_ENTRA = Pattern.compile("Entra admin center >");
  // All but those that are about the directory or the program itself.
  private static final Pattern COMMAND_IN_AZURE =
      Pattern.compile(
          "(?m)^(?!\\s*#).*\\baz (?!account|ad|cloud|config|extension|feedback|login|logout|rest|upgrade|version)[a-z]");

  private Roles() {}

  /** What is wrong with the role of a step, or with leaving it out. */
  public static Stream<String> wrongWith(Step step) {
    return known(step.role())
        ? ofAnotherPlace(step)
        : Stream.of(
            "`%1$s` is no role of Microsoft Entra ID on our list: write where it counts, as in `%1$s (Azure)`, or add it."
                .formatted(step.role()));
  }

  private static boolean known(String role) {
    return role.isEmpty() || ENTRA.contains(role) || ELSEWHERE.matcher(role).matches();
  }

  private static Stream<String> ofAnotherPlace(Step step) {
    boolean azure =
        WAY_IN_AZURE.matcher(step.text()).find() || COMMAND_IN_AZURE.matcher(step.command()).find();
    if (azure && !(step.role() + step.text()).contains(IN_AZURE)) {
      return Stream.of(
          "What lies in Azure takes a role there: name it, as in `Reader (Azure)`, here or in the text.");
    }
    boolean entra = WAY_IN_ENTRA.matcher(step.text()).find();
    return entra
            && step.role().endsWith(IN_AZURE)
            && ENTRA.stream().noneMatch(step.text()::contains)
        ? Stream.of(
            "The Entra admin center knows no role of Azure: name one of Microsoft Entra ID, here or in the text.")
        : Stream.empty();
  }
}
