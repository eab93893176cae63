package dev.baton.asl.choice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {

  @ParameterizedTest
  @CsvSource(
      value = {
        "foo*.log, foo23.log, true",
        "*.log, zebra.log, true",
        "foo*, fo, false",
        "*, '', true",
        "a*b*c, aXbYbZc, true",
        "a*b*c, acb, false",
        "a\\*b, a*b, true",
        "a\\*b, aXb, false",
        "a\\\\b, a\\b, true"
      })
  void matchesAsTheSpecificationSays(String pattern, String text, boolean expected) {
    assertThat(Wildcards.match(text, pattern)).isEqualTo(expected);
  }
}
