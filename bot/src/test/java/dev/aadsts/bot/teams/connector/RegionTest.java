package dev.aadsts.bot.teams.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class RegionTest {
  @Test
  void sendsEachPartOfALongCardAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        var region =
            new Region(
                "https://smba.example/emea/", Optional.empty(), threads, Duration.ofSeconds(1));
        Socket socket = region.http().socketFactory().createSocket()) {
      assertThat(socket.getTcpNoDelay()).isTrue();
    }
  }
}
