package dev.aadsts.bot.store;

import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.claim.Claim;
import dev.aadsts.bot.claim.Claims;
import dev.aadsts.bot.claim.ClaimsContract;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteClaimsTest extends ClaimsContract {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Claim FIRST = new Claim("e1", THREAD, NOON.plusSeconds(60));
  private static final Claim SECOND = new Claim("e2", THREAD, NOON.plusSeconds(90));

  @TempDir Path folder;
  private Database database;
  private Claims claims;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder);
    claims = database.claims();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected Claims claims() {
    return claims;
  }

  @Test
  void isWrittenWhenAMessageBeginsBecauseOfIt() {
    claims.claim("thing", FIRST, NOON);

    new SqlReceipts(database).begin("e1", "0", NOON);

    assertThat(written()).isEqualTo(FIRST);
  }

  @Test
  void isKnownToTheProcessAfterThisOne() {
    claims.claim("thing", FIRST, NOON);
    close();
    open();

    assertThat(claims.claim("thing", SECOND, NOON)).isEqualTo(FIRST);
  }

  @Test
  void isMadeAgainWhereItCouldNotBeWritten() {
    database.commits().close();
    assertThat(claims.claim("thing", FIRST, NOON)).isEqualTo(FIRST);

    assertThat(claims.claim("thing", SECOND, NOON)).as("nothing was said yet").isEqualTo(SECOND);
  }

  @Test
  void forgetsNoneThatIsNotWritten() {
    for (int number = 0; number <= SqliteClaims.MOST_REMEMBERED; number++) {
      claims.claim("thing " + number, FIRST, NOON);
      if (number % 1000 == 500) { // Written with these: of more that wait, the store takes none.
        new SqlReceipts(database).begin("e" + number, "0", NOON);
      }
    }

    assertThat(claims.claim("thing 0", SECOND, NOON)).isEqualTo(FIRST);
    assertThat(claims.claim("thing 9999", SECOND, NOON)).isEqualTo(FIRST);
    assertThat(claims.claim("thing 10000", SECOND, NOON)).isEqualTo(FIRST);
  }

  @Test
  void findsInTheFileWhatItDoesNotRememberAnyMore() {
    for (int number = 0; number < SqliteClaims.MOST_REMEMBERED; number++) {
      claims.claim("thing " + number, FIRST, NOON);
      if (number % 1000 == 999) { // Written with these.
        new SqlReceipts(database).begin("e" + number, "0", NOON);
      }
    }
    claims.claim("one more", FIRST, NOON);

    assertThat(claims.claim("thing 0", SECOND, NOON)).isEqualTo(FIRST);
    assertThat(claims.claim("thing 9999", SECOND, NOON)).isEqualTo(FIRST);
  }

  // Asks the database only.
  private Claim written() {
    return new SqlClaims(database).claim("thing", SECOND, NOON);
  }
}
