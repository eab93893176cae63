package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DistributedMapScaleTest {
  private static final int LONG_ENOUGH_MINUTES = 3;

  @Test
  void runsTenThousandItemsInASmallHeapInOrderAndNeverTooManyAtOnce()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                TenThousandItems.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(LONG_ENOUGH_MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(said)
        .contains("status=SUCCEEDED most=40 succeeded=10000 written=10000")
        .contains("results=10000 distinct=10000 ordered=true heap=256M");
  }
}
