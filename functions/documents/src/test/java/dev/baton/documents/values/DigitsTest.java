package dev.baton.documents.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10, 99, 100, 999, 1_000, 12_345, Integer.MAX_VALUE})
  void numbersAreAsLongAsTheyMustBeAndNeverShorterThanTheyAre(int number) {
    for (int digits = 1; digits <= 12; digits++) {
      assertThat(Digits.padded(number, digits))
          .isEqualTo(String.format(Locale.ROOT, "%0" + digits + "d", number));
    }
  }
}
