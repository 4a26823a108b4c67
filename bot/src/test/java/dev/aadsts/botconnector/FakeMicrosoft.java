package dev.aadsts.botconnector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Microsoft's two login services on loopback: publishes the keys of the Bot Connector, signs with
 * them, and gives the bot its own token against id and proof. Safe for use by many threads.
 */
public final class FakeMicrosoft implements AutoCloseable {
  /** The one bot that is registered. */
  public static final String APP_ID = "11111111-aaaa-4bbb-8ccc-222222222222";

  /** Its client secret. */
  public static final String SECRET = "the-client-secret";

  /** Where it is registered, and whose people talk to it. */
  public static final String TENANT = "99999999-9999-4999-8999-999999999999";

  /** A managed identity of the machine; not the bot, but what the bot's registration may trust. */
  public static final String MANAGED_IDENTITY = "33333333-cccc-4ddd-8eee-444444444444";

  /** What App Service wants to see of whoever asks for a token. */
  public static final String IDENTITY_HEADER = "the-identity-header";

  private final HttpServer server;
  private final List<PublishedKey> published = new CopyOnWriteArrayList<>();
  private final AtomicInteger metadataReads = new AtomicInteger();
  private final AtomicInteger tokenRequests = new AtomicInteger();
  private final BotTokens botTokens;
  private final Proofs proofs;
  private final Clock clock;
  private volatile CountDownLatch loginGate = new CountDownLatch(0);

  /** Signs the activities of the Bot Connector. */
  public final RSAKey key;

  /** Whether the keys cannot be read. */
  public volatile boolean metadataDown;

  /** Whether nobody gets a token. */
  public volatile boolean loginDown;

  /** With which words a token is refused; none where it is given. */
  public volatile String loginError = "";

  /** For how many seconds a token is good. */
  public volatile long tokenLasts = 3600;

  private record PublishedKey(RSAKey key, List<String> endorsements) {}

  /** Starts it, with the time of this machine. */
  public FakeMicrosoft() {
    this(Clock.systemUTC());
  }

  /** Starts it. */
  public FakeMicrosoft(Clock clock) {
    this.clock = clock;
    botTokens = new BotTokens(APP_ID, TENANT, clock);
    proofs = new Proofs(APP_ID, SECRET, clock);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    key = newKey("key-1");
    publish(key, "msteams", "webchat");
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/metadata", this::metadata);
    server.createContext("/keys", this::keys);
    server.createContext("/login", this::login);
    server.createContext("/metadata/identity/oauth2/token", this::machine);
    server.createContext("/msi/token", this::machine);
    server.start();
  }

  /** A key of nobody in particular. */
  public static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Publishes a key of the Bot Connector.
   *
   * @param endorsements the channels that it signs for
   */
  public void publish(RSAKey newKey, String... endorsements) {
    published.add(new PublishedKey(newKey, List.of(endorsements)));
  }

  /** Where the keys of the Bot Connector are described. */
  public URI metadataUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metadata");
  }

  /** Stands for {@code https://login.microsoftonline.com}. */
  public URI loginUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/login");
  }

  /** Stands for the endpoint of managed identities of a virtual machine. */
  public URI machineUrl() {
    return loginUrl().resolve("/metadata/identity/oauth2/token");
  }

  /** Stands for the endpoint of managed identities of App Service. */
  public URI appServiceUrl() {
    return loginUrl().resolve("/msi/token");
  }

  /** From now on, the app may prove itself with that certificate. */
  public void register(X509Certificate certificate) {
    proofs.register(certificate);
  }

  /** From now on, the app may prove itself with a token of that subject. */
  public void federate(String subject) {
    proofs.federate(subject);
  }

  /** A token of that subject, as a cluster writes it into a file. */
  public String clusterToken(String subject) {
    return proofs.issue(subject);
  }

  /** Holds every answer of the login service back until the returned latch is counted down. */
  public CountDownLatch holdLogin() {
    loginGate = new CountDownLatch(1);
    return loginGate;
  }

  /** How often the keys were looked for. */
  public int metadataReads() {
    return metadataReads.get();
  }

  /** How often a token was asked for. */
  public int tokenRequests() {
    return tokenRequests.get();
  }

  /** Whether the Bot Connector would take that {@code Authorization} header of the bot. */
  public boolean knows(String authorization) {
    return botTokens.areIn(authorization);
  }

  /** The {@code Authorization} header with which the Bot Connector delivers an activity. */
  public String authorization(String serviceUrl) {
    return "Bearer " + sign(claims(serviceUrl, clock.instant()));
  }

  /** A token that the bot was given for some service, not only for the Bot Connector. */
  public String tokenFor(String audience) {
    return botTokens.issue(Duration.ofSeconds(tokenLasts), audience);
  }

  /** The claims of a good token, to be spoiled by tests. */
  public static JWTClaimsSet.Builder claims(String serviceUrl, Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer("https://api.botframework.com")
        .audience(APP_ID)
        .notBeforeTime(Date.from(now.minus(Duration.ofMinutes(1))))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(59))))
        .claim("serviceurl", serviceUrl);
  }

  /** Signs as the Bot Connector. */
  public String sign(JWTClaimsSet.Builder claims) {
    return sign(claims, key);
  }

  /** Signs as whoever has that key. */
  public static String sign(JWTClaimsSet.Builder claims, RSAKey with) {
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build();
      var token = new SignedJWT(header, claims.build());
      token.sign(new RSASSASigner(with));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    loginGate.countDown();
    server.stop(0);
  }

  private void metadata(HttpExchange exchange) throws IOException {
    metadataReads.incrementAndGet();
    String keys = "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    answer(
        exchange,
        metadataDown ? 503 : 200,
        "{\"issuer\":\"https://api.botframework.com\",\"jwks_uri\":\"" + keys + "\"}");
  }

  private void keys(HttpExchange exchange) throws IOException {
    String keys =
        published.stream()
            .map(
                each -> {
                  Map<String, Object> json = each.key().toPublicJWK().toJSONObject();
                  json.put("endorsements", each.endorsements());
                  return com.nimbusds.jose.util.JSONObjectUtils.toJSONString(json);
                })
            .collect(Collectors.joining(","));
    answer(exchange, 200, "{\"keys\":[" + keys + "]}");
  }

  private void login(HttpExchange exchange) throws IOException {
    tokenRequests.incrementAndGet();
    waitAtTheGate();
    Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    boolean right =
        exchange.getRequestURI().getPath().equals("/login/" + TENANT + "/oauth2/v2.0/token")
            && "client_credentials".equals(form.get("grant_type"))
            && APP_ID.equals(form.get("client_id"))
            && proofs.hold(form, loginUrl() + "/" + TENANT + "/oauth2/v2.0/token")
            && (BotTokens.AUDIENCE + "/.default").equals(form.get("scope"));
    if (loginDown) {
      answer(exchange, 503, "down");
    } else if (!right || !loginError.isEmpty()) {
      answer(
          exchange,
          401,
          "{\"error\":\"invalid_client\",\"error_description\":\"" + loginError + "\"}");
    } else {
      String token = botTokens.issue(Duration.ofSeconds(tokenLasts));
      answer(
          exchange,
          200,
          "{\"token_type\":\"Bearer\",\"expires_in\":%d,\"access_token\":\"%s\"}"
              .formatted(tokenLasts, token));
    }
  }

  // A virtual machine says how long a token lasts, App Service when it ends, both as text.
  private void machine(HttpExchange exchange) throws IOException {
    tokenRequests.incrementAndGet();
    boolean appService = exchange.getRequestURI().getPath().equals("/msi/token");
    Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
    String header =
        exchange.getRequestHeaders().getFirst(appService ? "X-IDENTITY-HEADER" : "Metadata");
    boolean known =
        (appService ? IDENTITY_HEADER : "true").equals(header)
            && (appService ? "2019-08-01" : "2018-02-01").equals(query.get("api-version"));
    String token = known ? machineToken(query) : "";
    if (token.isEmpty()) {
      answer(exchange, 400, "{\"error\":\"invalid_request\",\"error_description\":\"\"}");
    } else {
      String end =
          appService
              ? "\"expires_on\":\"" + clock.instant().plusSeconds(tokenLasts).getEpochSecond()
              : "\"expires_in\":\"" + tokenLasts;
      answer(exchange, 200, "{\"access_token\":\"" + token + "\"," + end + "\"}");
    }
  }

  private String machineToken(Map<String, String> query) {
    String resource = query.getOrDefault("resource", "");
    String identity = query.getOrDefault("client_id", "");
    if (identity.equals(APP_ID) && resource.equals(BotTokens.AUDIENCE)) {
      return botTokens.issue(Duration.ofSeconds(tokenLasts));
    }
    return identity.equals(MANAGED_IDENTITY) && resource.equals("api://AzureADTokenExchange")
        ? proofs.issue(MANAGED_IDENTITY)
        : "";
  }

  private void waitAtTheGate() {
    try {
      boolean unused = loginGate.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> URLDecoder.decode(pair[0], UTF_8),
                pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
