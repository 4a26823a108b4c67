package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresUrlTest {
  @ParameterizedTest
  @CsvSource({
    "postgresql://ana:geheim@db:5432/aadsts, jdbc:postgresql://db:5432/aadsts, ana, geheim",
    "postgres://ana:geheim@db/aadsts?sslmode=require, jdbc:postgresql://db/aadsts?sslmode=require,"
        + " ana, geheim",
    "postgresql://ana:p%40ss%2Fw%2Bo+rd@db/aadsts, jdbc:postgresql://db/aadsts, ana, p@ss/w+o+rd",
    "postgresql://ana:a:b@db/aadsts, jdbc:postgresql://db/aadsts, ana, a:b",
    "postgresql://ana:geheim@my_db:5432/aadsts, jdbc:postgresql://my_db:5432/aadsts, ana, geheim",
    "'postgresql://ana:geheim@one:5432,two:5432/aadsts',"
        + " 'jdbc:postgresql://one:5432,two:5432/aadsts', ana, geheim",
    "postgresql://ana:geheim@[::1]:5432/aadsts, jdbc:postgresql://[::1]:5432/aadsts, ana, geheim",
    "postgresql://ana@db/aadsts, jdbc:postgresql://db/aadsts, ana,",
    "postgresql://db/aadsts, jdbc:postgresql://db/aadsts,,",
    "jdbc:postgresql://db/aadsts?user=ana, jdbc:postgresql://db/aadsts?user=ana,,"
  })
  void takesWhatPlatformsHandOutApart(String url, String jdbc, String user, String password) {
    assertThat(PostgresUrl.of(url))
        .isEqualTo(new PostgresUrl(jdbc, Optional.ofNullable(user), Optional.ofNullable(password)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysql://ana:geheim@db/aadsts",
        "postgresql:///aadsts",
        "postgresql://ana:geheim@/aadsts",
        "postgresql://ana:ge heim@db/aadsts",
        "postgresql://ana:geheim%zz@db/aadsts"
      })
  void refusesAnythingElseWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> PostgresUrl.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DATABASE_URL")
        .hasNoCause()
        .message()
        .doesNotContain("heim", "ana");
  }

  @Test
  void showsNoPasswordWhereItIsPrinted() {
    assertThat(PostgresUrl.of("postgresql://ana:geheim@db/aadsts").toString())
        .doesNotContain("geheim");
  }
}
