package dev.baton.console.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Parts of all times are told to within 1.6 %. */
class LatenciesTest {
  private final Latencies latencies = new Latencies();

  @Test
  void tellsMedianAndTail() {
    for (int i = 1; i <= 1_000; i++) {
      latencies.add(i * 1_000_000L);
    }
    assertThat(latencies.total()).isEqualTo(1_000);
    assertThat(latencies.millis(0.5)).isCloseTo(500, within(8.0));
    assertThat(latencies.millis(0.99)).isCloseTo(990, within(16.0));
    assertThat(latencies.millis(1)).isCloseTo(1_000, within(16.0));
  }

  @Test
  void takesAnyTime() {
    latencies.add(Long.MAX_VALUE);
    latencies.add(0);
    latencies.add(-1);

    assertThat(latencies.millis(0.5)).isZero();
    assertThat(latencies.millis(1)).isGreaterThan(9e12);
  }

  @Test
  void isZeroWithoutAny() {
    assertThat(latencies.millis(0.5)).isZero();
  }
}
