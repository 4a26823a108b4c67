package dev.aadsts.kb;

/**
 * A cloud with sign-in hosts of its own.
 *
 * <p>Hosts: <a
 * href="https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud">National
 * clouds</a>.
 */
public enum Cloud {
  PUBLIC(
      "login.microsoftonline.com",
      "entra.microsoft.com",
      "portal.azure.com",
      "graph.microsoft.com"),
  US_GOVERNMENT(
      "login.microsoftonline.us", "entra.microsoft.us", "portal.azure.us", "graph.microsoft.us"),
  CHINA(
      "login.partner.microsoftonline.cn",
      "entra.microsoftonline.cn",
      "portal.azure.cn",
      "microsoftgraph.chinacloudapi.cn");

  private final String loginHost;
  private final String entraHost;
  private final String azureHost;
  private final String graphHost;

  Cloud(String loginHost, String entraHost, String azureHost, String graphHost) {
    this.loginHost = loginHost;
    this.entraHost = entraHost;
    this.azureHost = azureHost;
    this.graphHost = graphHost;
  }

  /** Where people and applications sign in. */
  public String loginHost() {
    return loginHost;
  }

  /** The Microsoft Entra admin center. */
  public String entraHost() {
    return entraHost;
  }

  /** The Azure portal. */
  public String azureHost() {
    return azureHost;
  }

  /** Microsoft Graph. */
  public String graphHost() {
    return graphHost;
  }

  /** Microsoft's own page about a code. */
  public String errorPage(ErrorCode code) {
    return "https://" + loginHost + "/error?code=" + code.number();
  }
}
