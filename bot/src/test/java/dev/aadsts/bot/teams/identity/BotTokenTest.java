package dev.aadsts.bot.teams.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aadsts.bot.teams.identity.Identity.IdentityEndpoint;
import dev.aadsts.bot.teams.login.TokenClient;
import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.botconnector.FakeMicrosoft;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way to a token, against a login service that checks each proof. */
final class BotTokenTest {
  private static final String POD = "system:serviceaccount:aadsts:bot";

  private final MutableClock clock = new MutableClock(Clock.systemUTC().instant());
  private final FakeMicrosoft microsoft = new FakeMicrosoft(clock);
  private final Path folder;

  BotTokenTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    microsoft.close();
  }

  @Test
  void provesItselfWithASecret() throws Exception {
    assertGood(with(new Identity.Secret(FakeMicrosoft.SECRET, Optional.empty())));
  }

  @Test
  void provesItselfWithACertificateInEitherFormat() throws Exception {
    var certificate = new TestCertificate(folder, "bot");
    microsoft.register(certificate.certificate());

    assertGood(with(new Identity.Certificate(certificate.pem(), Optional.empty())));
    assertGood(
        with(
            new Identity.Certificate(certificate.pkcs12(), Optional.of(TestCertificate.PASSWORD))));
  }

  @Test
  void isRefusedWithACertificateThatIsNotRegistered() {
    microsoft.register(new TestCertificate(folder, "bot").certificate());
    var another = new TestCertificate(folder, "another");

    assertRefused(
        with(new Identity.Certificate(another.pem(), Optional.empty())),
        "MICROSOFT_APP_CERTIFICATE");
  }

  @Test
  void usesACertificateThatWasReplaced() throws Exception {
    var old = new TestCertificate(folder, "old");
    var renewed = new TestCertificate(folder, "renewed");
    microsoft.register(renewed.certificate());
    BotToken token = with(new Identity.Certificate(old.pem(), Optional.empty()));
    assertRefused(token, "MICROSOFT_APP_CERTIFICATE");

    renewed.pem();
    clock.advance(Duration.ofSeconds(6));

    assertGood(token);
  }

  @Test
  void saysWhenTheFileOfTheCertificateIsGone() throws IOException {
    var certificate = new TestCertificate(folder, "bot");
    BotToken token = with(new Identity.Certificate(certificate.pem(), Optional.empty()));
    Files.delete(certificate.pem());

    assertRefused(token, "MICROSOFT_APP_CERTIFICATE");
    assertThat(microsoft.tokenRequests()).isZero();
  }

  @Test
  void provesItselfWithATokenOfItsCluster() throws Exception {
    microsoft.federate(POD);
    Path file = Files.writeString(folder.resolve("token"), microsoft.clusterToken(POD) + "\n");

    assertGood(with(new Identity.FederatedFile(file)));
  }

  @Test
  void isRefusedWithATokenOfAnotherPod() throws Exception {
    microsoft.federate(POD);
    String foreign = microsoft.clusterToken("system:serviceaccount:other:pod");
    Path file = Files.writeString(folder.resolve("token"), foreign);

    assertRefused(with(new Identity.FederatedFile(file)), "MICROSOFT_APP_FEDERATED_TOKEN_FILE");
  }

  @Test
  void readsTheTokenOfTheClusterAnewForEachToken() throws Exception {
    microsoft.federate(POD);
    Path file = Files.writeString(folder.resolve("token"), microsoft.clusterToken(POD));
    BotToken token = with(new Identity.FederatedFile(file));
    assertGood(token);

    clock.advance(Duration.ofHours(2));
    Files.writeString(file, microsoft.clusterToken(POD));

    assertGood(token);
  }

  @Test
  void provesItselfWithAManagedIdentityThatTheAppTrusts() throws Exception {
    microsoft.federate(FakeMicrosoft.MANAGED_IDENTITY);

    assertGood(with(new Identity.FederatedIdentity(FakeMicrosoft.MANAGED_IDENTITY, machine())));
  }

  @Test
  void isItselfAManagedIdentityOnAMachineAndInAppService() throws Exception {
    assertGood(with(new Identity.Managed(machine())));
    assertGood(
        with(
            new Identity.Managed(
                new IdentityEndpoint(
                    microsoft.appServiceUrl(), Optional.of(FakeMicrosoft.IDENTITY_HEADER)))));
  }

  @Test
  void saysThatTheMachineHasNoSuchIdentity() {
    assertRefused(
        with(new Identity.FederatedIdentity(FakeMicrosoft.APP_ID, machine())),
        "gives no token of the managed identity");
    assertRefused(
        with(
            new Identity.Managed(
                new IdentityEndpoint(URI.create("http://127.0.0.1:1/msi"), Optional.empty()))),
        "has no managed identity");
  }

  @Test
  void keepsATokenUntilShortlyBeforeItsEnd() throws Exception {
    BotToken token = with(new Identity.Managed(appService()));
    String first = token.current();
    clock.advance(Duration.ofMinutes(54));
    assertThat(token.current()).isEqualTo(first);

    clock.advance(Duration.ofMinutes(2));

    assertThat(token.current()).isNotEqualTo(first);
    assertThat(microsoft.tokenRequests()).isEqualTo(2);
  }

  @Test
  void renewsOnceWhileOthersGoOnWithTheOldOne() throws Exception {
    BotToken token = with(new Identity.Secret(FakeMicrosoft.SECRET, Optional.empty()));
    String old = token.current();
    clock.advance(Duration.ofMinutes(56));
    CountDownLatch gate = microsoft.holdLogin();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var renewing = CompletableFuture.supplyAsync(() -> currentOf(token), threads);
      Awaitility.await().until(() -> microsoft.tokenRequests() == 2);

      for (int i = 0; i < 20; i++) {
        assertThat(token.current()).isEqualTo(old);
      }
      gate.countDown();

      assertThat(renewing.get()).isNotEqualTo(old);
      assertThat(token.current()).isEqualTo(renewing.get());
    }
    assertThat(microsoft.tokenRequests()).isEqualTo(2);
  }

  @Test
  void asksOnceForManyWhoWaitForTheFirstToken() throws ExecutionException, InterruptedException {
    BotToken token = with(new Identity.Secret(FakeMicrosoft.SECRET, Optional.empty()));
    CountDownLatch gate = microsoft.holdLogin();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> currentOf(token), threads))
              .limit(20)
              .toList();
      Awaitility.await().until(() -> microsoft.tokenRequests() == 1);
      gate.countDown();

      for (var each : waiting) {
        assertThat(each.get()).isEqualTo(waiting.getFirst().get());
      }
    }
    assertThat(microsoft.tokenRequests()).isEqualTo(1);
  }

  @Test
  void goesOnWithTheOldTokenWhileNoNewOneIsGiven() throws Exception {
    BotToken token = with(new Identity.Secret(FakeMicrosoft.SECRET, Optional.empty()));
    String old = token.current();
    clock.advance(Duration.ofMinutes(56));
    microsoft.loginDown = true;

    assertThat(token.current()).isEqualTo(old);
    assertThat(token.trouble()).isPresent();
    clock.advance(Duration.ofMinutes(5));

    assertThatExceptionOfType(NoTokenException.class).isThrownBy(token::current);
  }

  @Test
  void logsNeitherSecretNorAssertionNorToken() throws Exception {
    microsoft.federate(POD);
    String cluster = microsoft.clusterToken(POD);
    Path file = Files.writeString(folder.resolve("token"), cluster);
    try (var logs = new CapturedLogs()) {
      var secret = new Identity.Secret("wrong-secret-value", Optional.empty());
      assertRefused(with(secret), "MICROSOFT_APP_PASSWORD");
      BotToken federated = with(new Identity.FederatedFile(file));
      String given = federated.current();
      microsoft.loginError = "AADSTS700213: No matching federated identity record found for x.";
      federated.forget();
      assertRefused(federated, "AADSTS700213");

      assertThat(logs.lines().toString())
          .contains("No token to answer in Teams")
          .doesNotContain("wrong-secret-value", cluster, given, "identity record");
      assertThat(secret.toString()).doesNotContain("wrong-secret-value");
    }
  }

  @Test
  void knowsTheLastDayOfItsProof() {
    var certificate = new TestCertificate(folder, "bot");
    LocalDate noted = LocalDate.parse("2027-05-31");
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);

    assertThat(new Identity.Secret("x", Optional.of(noted)).lastDay()).contains(noted);
    assertThat(
            new Identity.Certificate(certificate.pem(), Optional.empty()).lastDay().orElseThrow())
        .isBetween(today.plusDays(29), today.plusDays(31));
    assertThat(new Identity.Managed(machine()).lastDay()).isEmpty();
  }

  private static String currentOf(BotToken token) {
    try {
      return token.current();
    } catch (NoTokenException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertGood(BotToken token) throws NoTokenException {
    assertThat(microsoft.knows("Bearer " + token.current())).isTrue();
    assertThat(token.trouble()).isEmpty();
  }

  private static void assertRefused(BotToken token, String words) {
    assertThatExceptionOfType(NoTokenException.class)
        .isThrownBy(token::current)
        .withMessageContaining(words);
  }

  private IdentityEndpoint machine() {
    return new IdentityEndpoint(microsoft.machineUrl(), Optional.empty());
  }

  private IdentityEndpoint appService() {
    return new IdentityEndpoint(
        microsoft.appServiceUrl(), Optional.of(FakeMicrosoft.IDENTITY_HEADER));
  }

  private BotToken with(Identity identity) {
    var registration =
        new Registration(
            FakeMicrosoft.APP_ID,
            identity,
            URI.create(microsoft.loginUrl() + "/" + FakeMicrosoft.TENANT + "/oauth2/v2.0/token"),
            "https://api.botframework.com/.default");
    return new BotToken(registration, new TokenClient(), clock);
  }
}
