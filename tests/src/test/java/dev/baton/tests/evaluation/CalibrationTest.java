package dev.baton.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.tests.evaluation.Calibration.Bin;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void whoIsRightAsOftenAsTheySayHasNoError() {
    Calibration calibration = new Calibration();
    for (int i = 0; i < 10; i++) {
      calibration.add(0.8, i < 8);
    }
    assertThat(calibration.error()).isCloseTo(0, within(1e-9));
    assertThat(calibration.bins()).extracting(Bin::claims).containsExactly(10);
    assertThat(calibration.brier()).isCloseTo(0.16, within(1e-9));
  }

  @Test
  void whoIsAlwaysSureAndHalfOfTheTimeWrongHasAnErrorOfAHalf() {
    Calibration calibration = new Calibration();
    calibration.add(1, true);
    calibration.add(1, false);
    assertThat(calibration.error()).isCloseTo(0.5, within(1e-9));
    assertThat(calibration.table()).contains("0.9-1.0").contains("0.500");
    assertThat(calibration.json().at("/bins/0/right").asDouble()).isEqualTo(0.5);
    assertThat(calibration.picture("t", "right")).startsWith("<svg").contains("measured");
  }

  @Test
  void tenthsAreToldApart() {
    Calibration calibration = new Calibration();
    calibration.add(0.05, false);
    calibration.add(0.95, true);
    calibration.add(0.42, true);
    assertThat(calibration.bins()).extracting(Bin::from).containsExactly(0.0, 0.4, 0.9);
  }
}
