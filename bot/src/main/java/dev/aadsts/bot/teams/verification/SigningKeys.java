package dev.aadsts.bot.teams.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.aadsts.bot.teams.login.TokenClient;
import java.io.IOException;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys with which the Bot Connector signs, as its OpenID metadata publishes them. Keeps the old
 * ones while the metadata cannot be read. Safe for use by many threads.
 */
public final class SigningKeys {
  // "Refresh the keys every 24 hours":
  // https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
  private static final Duration FRESH = Duration.ofHours(24);

  /** A stranger's made-up key id costs one look at the metadata in this time, at most. */
  static final Duration BETWEEN_ATTEMPTS = Duration.ofMinutes(1);

  /**
   * As long as there is no key at all, and nobody can be let in: one look at the metadata in this
   * time, at most.
   */
  static final Duration BETWEEN_FIRST_ATTEMPTS = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI metadata;
  private final TokenClient client;
  private final Clock clock;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Snapshot snapshot = new Snapshot(Map.of(), Instant.EPOCH);
  private volatile Instant attempted = Instant.EPOCH;

  public SigningKeys(URI metadata, TokenClient client, Clock clock) {
    this.metadata = metadata;
    this.client = client;
    this.clock = clock;
  }

  /**
   * A key, and what it may sign for.
   *
   * @param endorsements the channels whose activities it signs, such as {@code msteams}
   */
  record SigningKey(RSAPublicKey key, Set<String> endorsements) {
    SigningKey {
      endorsements = Set.copyOf(endorsements);
    }
  }

  /** Not one key is known: nobody can be told from anybody. */
  public static final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnavailableException() {
      super("The keys of the Bot Connector cannot be read");
    }
  }

  /**
   * The key with that id; looks at the metadata again where it is unknown or its copy is old.
   *
   * @throws UnavailableException if no key at all is known
   */
  Optional<SigningKey> find(String keyId) throws UnavailableException {
    if (snapshot.fetched().plus(FRESH).isBefore(clock.instant())
        || !snapshot.keys().containsKey(keyId)) {
      refresh(keyId);
    }
    if (!available()) {
      throw new UnavailableException();
    }
    return Optional.ofNullable(snapshot.keys().get(keyId));
  }

  /** Reads the keys where there are none yet. */
  public void prepare() {
    if (!available()) {
      refresh("");
    }
  }

  /** Whether there is any key. */
  public boolean available() {
    return !snapshot.keys().isEmpty();
  }

  /** Whether the metadata could not be read when it was last tried. */
  public boolean inTrouble() {
    return attempted.isAfter(snapshot.fetched());
  }

  private void refresh(String keyId) {
    // Who has its key already need not wait for a slow server.
    if (snapshot.keys().containsKey(keyId)) {
      if (!refreshing.tryLock()) {
        return;
      }
    } else {
      refreshing.lock();
    }
    try {
      Instant now = clock.instant();
      Duration gap = available() ? BETWEEN_ATTEMPTS : BETWEEN_FIRST_ATTEMPTS;
      if (attempted.plus(gap).isAfter(now)) {
        return;
      }
      attempted = now;
      snapshot = new Snapshot(fetch(), now);
    } catch (IOException e) {
      LOG.warn("The keys of the Bot Connector could not be read, the old ones stay: {}", said(e));
    } finally {
      refreshing.unlock();
    }
  }

  // Where it went wrong is known by that; a trace would bury what doctor says.
  private static String said(IOException e) {
    return e.getCause() == null ? e.toString() : e + ": " + e.getCause();
  }

  private Map<String, SigningKey> fetch() throws IOException {
    JsonNode document = get(metadata);
    URI keySet = address(document.path("jwks_uri").asText());
    var keys = new HashMap<String, SigningKey>();
    for (JsonNode key : get(keySet).path("keys")) {
      if (key.path("kty").asText().equals("RSA") && key.hasNonNull("kid")) {
        keys.put(key.get("kid").asText(), signingKey(key));
      }
    }
    if (keys.isEmpty()) {
      throw new IOException("No RSA key at " + keySet);
    }
    return Map.copyOf(keys);
  }

  // Whoever could make us read the keys over plain HTTP could be everybody.
  private URI address(String keySet) throws IOException {
    try {
      URI address = URI.create(keySet);
      if (address.getHost() != null && metadata.getScheme().equals(address.getScheme())) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("The metadata names no address of keys", e);
    }
    throw new IOException("The metadata names no safe address of keys");
  }

  private JsonNode get(URI address) throws IOException {
    TokenClient.Answer answer = client.get(address);
    if (answer.status() != 200) {
      throw new IOException("HTTP status " + answer.status() + " from " + address);
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new IOException("No JSON from " + address, e);
    }
  }

  private static SigningKey signingKey(JsonNode key) throws IOException {
    try {
      var rsa =
          new RSAKey.Builder(
                  new Base64URL(key.path("n").asText()), new Base64URL(key.path("e").asText()))
              .build();
      var endorsements = new HashSet<String>();
      key.path("endorsements").forEach(channel -> endorsements.add(channel.asText()));
      return new SigningKey(rsa.toRSAPublicKey(), endorsements);
    } catch (JOSEException | IllegalArgumentException | IllegalStateException e) {
      throw new IOException("A published key is damaged", e);
    }
  }

  private record Snapshot(Map<String, SigningKey> keys, Instant fetched) {}
}
