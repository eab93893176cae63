package dev.baton.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that end within a table, and those that only end below one. */
class CutOffTest {
  private static final String TABLE =
      """
      TEST                  RESULT  UNITS     RANGE
      Platelets             333     10^9/L    150 - 400
      Haematocrit           0.42    L/L       0.36 - 0.46
      """;

  private static final String FRAMED =
      """
      +------+-----------+------------+-------------+
      | Flag | Test      | Result     | Range       |
      +------+-----------+------------+-------------+
      | L    | Sodium    | 124 mmol/L | [133 - 146] |
      """;

  private static final String LETTER =
      """
      Dear colleague,

      Thank you for seeing him.

      He takes two tablets each morning and has no allergies at all. My
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "has to operate a crane, I would need your written opinion\non whether he may safely",
        "The wound was dry and the drain had been removed on the\nthird day"
      })
  void endsInTheMiddleOfASentence(String end) {
    assertThat(CutOff.is(lines("Dear colleague,\n\nThank you for seeing him.\n\n" + end))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The wound was dry and the drain had been removed on the\nthird day.",
        "Results were explained to her and she will come back in May.\nwith kind regards",
        "He takes his tablets each morning and has no allergies:\nnone known"
      })
  void endsBehindTheSentence(String end) {
    assertThat(CutOff.is(lines("Dear colleague,\n\nThank you for seeing him.\n\n" + end)))
        .isFalse();
  }

  private static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    for (String line : text.split("\n")) {
      lines.add(new Line(1, lines.size() + 1, line));
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sodium", "BIOCHEMISTRY\nSodium", "Sod"})
  void endsInARow(String last) {
    assertThat(CutOff.is(lines(TABLE + last))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "End of report",
        "\nJane Miller",
        "Signed: J. Miller",
        "BIC SOLADES1TUT",
        "Flags: H above the range",
      })
  void endsBelowATable(String last) {
    assertThat(CutOff.is(lines(TABLE + last))).isFalse();
  }

  @Test
  void endsBeforeItsFrameIsClosed() {
    assertThat(CutOff.is(lines(FRAMED))).isTrue();
    assertThat(CutOff.is(lines(FRAMED + FRAMED.lines().findFirst().orElseThrow()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vraag is of u", "is whether", "of the left knee that", "wurde von"})
  void endsInASentence(String last) {
    assertThat(CutOff.is(lines(LETTER + last))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"is needed?", "Jane of Miller House", "Yours,", "\n\nJane", "thank you"})
  void endsBelowASentence(String last) {
    assertThat(CutOff.is(lines(LETTER + last))).isFalse();
  }
}
