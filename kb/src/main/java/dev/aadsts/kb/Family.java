package dev.aadsts.kb;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What codes have in common: the kind of cause and who fixes it, not the range of the number. */
public enum Family {
  APP_REGISTRATION("Application registration"),
  B2C_CIAM("External ID for customers"),
  CERTIFICATES_CBA("Certificate-based sign-in"),
  CLAIMS_MAPPING("Claims mapping"),
  CLIENT_CREDENTIALS("Application credentials"),
  CONDITIONAL_ACCESS("Conditional Access"),
  CONSENT_PERMISSIONS("Consent and permissions"),
  DEVICE_CODE_FLOW("Device code flow"),
  DEVICE_PRT_WHFB("Devices, primary refresh tokens, Windows Hello"),
  EXTERNAL_IDP("External identity providers"),
  GUEST_B2B("Guests (B2B)"),
  MFA("Multifactor authentication"),
  PASSTHROUGH_HYBRID("Pass-through authentication and Seamless SSO"),
  PASSWORD_RESET_SSPR("Password change and reset"),
  PASSWORDLESS_QR_FIDO("Passwordless, passkeys, QR code"),
  PROTOCOL_REQUEST("Malformed requests"),
  REDIRECT_URI("Redirect URIs"),
  SAML_FEDERATION("SAML and federation"),
  TENANT_ENDPOINT("Tenants and endpoints"),
  TENANT_RESTRICTIONS("Tenant restrictions"),
  THROTTLING_SERVICE("Throttling and service faults"),
  TOKENS_SESSIONS("Tokens and sessions"),
  USER_ACCOUNT("User accounts"),
  WORKLOAD_IDENTITY("Workload identities");

  private final String title;

  Family(String title) {
    this.title = title;
  }

  /** For people: "Consent and permissions". */
  public String title() {
    return title;
  }

  /** The name in articles: {@code consent-permissions}. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The family with that id.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static Family of(String id) {
    return Arrays.stream(values())
        .filter(family -> family.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No such family: '" + id + "'"));
  }
}
