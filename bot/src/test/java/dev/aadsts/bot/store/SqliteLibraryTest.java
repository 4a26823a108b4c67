package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLibraryTest {
  @TempDir Path folder;

  @Test
  void liesWhereALaterStartFindsIt() {
    SqliteLibrary.unpack(folder);

    assertThat(folder.resolve(System.mapLibraryName("sqlitejdbc"))).isNotEmptyFile();
  }
}
