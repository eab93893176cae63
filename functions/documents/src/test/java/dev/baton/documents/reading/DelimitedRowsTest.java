package dev.baton.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DelimitedRowsTest {
  @Test
  void setsCellsUnderEachOtherSoThatAnEmptyOneStaysOne() {
    List<String> rows =
        DelimitedRows.aligned(
            List.of(
                "| Test | Result | Flag | Unit |",
                "|---|---|---|---|",
                "| Sodium | 140 | | mmol/L |"),
            '|');
    assertThat(rows).hasSize(3);
    assertThat(rows.getLast().indexOf("mmol/L")).isEqualTo(rows.getFirst().indexOf("Unit"));
  }

  @Test
  void leavesRowsAloneThatMakeNoTable() {
    List<String> rows = List.of("a;b;c", "a;b");
    assertThat(DelimitedRows.aligned(rows, ';')).isEqualTo(rows);
  }

  @Test
  void takesNoSentenceAndNoDecimalsForCells() {
    assertThat(DelimitedRows.delimiter("Sodium 140; potassium 4.1; all normal.")).isEqualTo('\0');
    assertThat(DelimitedRows.delimiter("Kalium   4,1   3,5 - 5,1   mmol/l")).isEqualTo('\0');
    assertThat(DelimitedRows.delimiter("Sodium;140;mmol/L")).isEqualTo(';');
  }
}
