package dev.baton.documents.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.documents.values.Notation.DateOrder;
import dev.baton.documents.values.Notation.Decimal;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
  private static final Notation COMMA = new Notation(Decimal.COMMA, DateOrder.DAY_FIRST, "EUR");
  private static final Notation POINT = new Notation(Decimal.POINT, DateOrder.MONTH_FIRST, "USD");

  @ParameterizedTest(name = "{0} is {1} with comma, {2} with point, {3} without more")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,234.56 | 1234.56 | 1234.56 | 1234.56
          1.234,56 | 1234.56 | 1234.56 | 1234.56
          12,50    | 12.50   | 12.50   | 12.50
          12.5     | 12.5    | 12.5    | 12.5
          1,234    | 1.234   | 1234    | 1234
          1.234    | 1234    | 1.234   | 1.234
          1.234.567| 1234567 | 1234567 | 1234567
          0,125    | 0.125   | 0.125   | 0.125
          1'234.50 | 1234.50 | 1234.50 | 1234.50
          7        | 7       | 7       | 7
          """)
  void readsNumbersInEitherNotation(
      String written, BigDecimal comma, BigDecimal point, BigDecimal unknown) {
    assertThat(Numbers.parse(written, COMMA)).isEqualByComparingTo(comma);
    assertThat(Numbers.parse(written, POINT)).isEqualByComparingTo(point);
    assertThat(Numbers.parse(written, Notation.UNKNOWN)).isEqualByComparingTo(unknown);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-03-12             | 2026-03-12
          on 2026-03-12 08:30 h  | 2026-03-12T08:30
          2026-03-12T08:30:15Z   | 2026-03-12T08:30
          12 March 2026          | 2026-03-12
          12th of March, 2026    | 2026-03-12
          March 12, 2026         | 2026-03-12
          Mar 12 2026 at 3:05 pm | 2026-03-12T15:05
          12-Mar-26              | 2026-03-12
          12.03.2026             | 2026-03-12
          3. Februar 2026        | 2026-02-03
          25/12/2026             | 2026-12-25
          12/25/2026             | 2026-12-25
          07/07/1980             | 1980-07-07
          1.2.75                 | 1975-02-01
          """)
  void readsDates(String text, String iso) {
    assertThat(Dates.first(text, Notation.UNKNOWN))
        .hasValueSatisfying(found -> assertThat(found.value().asText()).isEqualTo(iso));
  }

  @Test
  void leavesADateAmbiguousUnlessTheDocumentDecides() {
    assertThat(Dates.first("03/12/2026", Notation.UNKNOWN).orElseThrow().value())
        .hasToString("{\"ambiguous\":[\"2026-03-12\",\"2026-12-03\"]}");
    assertThat(Dates.first("03/12/2026", COMMA).orElseThrow().value().asText())
        .isEqualTo("2026-12-03");
    assertThat(Dates.first("03/12/2026", POINT).orElseThrow().value().asText())
        .isEqualTo("2026-03-12");
  }

  @Test
  void takesNoDateThatIsNone() {
    assertThat(Dates.first("31.02.2026", Notation.UNKNOWN)).isEmpty();
    assertThat(Dates.first("phone 555-0142, room 12/3", Notation.UNKNOWN)).isEmpty();
    assertThat(Dates.first("45/45/2026", Notation.UNKNOWN)).isEmpty();
  }

  @ParameterizedTest(name = "{0} is {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Total: $1,234.56         | 1234.56 | USD
          Gesamt 1.234,56 €        | 1234.56 | EUR
          EUR 99                   | 99      | EUR
          CHF 1'200.00             | 1200.00 | CHF
          -£5.00                   | -5.00   | GBP
          VAT 20% 120.00 24.00 GBP | 24.00   | GBP
          """)
  void readsTheLastAmountOfALine(String text, BigDecimal amount, String currency) {
    var value = Amounts.last(text, Notation.UNKNOWN).orElseThrow().value();
    assertThat(value.get("amount").decimalValue()).isEqualByComparingTo(amount);
    assertThat(value.get("currency").asText()).isEqualTo(currency);
  }

  @Test
  void takesNoAmountThatIsNotMoney() {
    assertThat(Amounts.all("room 12, 19 % and 2026-01-02", Notation.UNKNOWN)).isEmpty();
  }

  @Test
  void tellsWhatIsWrittenAsADateAndIsNone() {
    assertThat(Dates.impossible("born 31/02/1960, seen 2026-13-05, 30 February 2026"))
        .containsExactly("31/02/1960", "2026-13-05", "30 February 2026");
    assertThat(Dates.impossible("12/31/2025, 2026-02-28, sort code 40-47-84, 7 tablets 2026"))
        .isEmpty();
  }

  @Test
  void oneWrittenOutDateDecidesWhereTheCountryHasThatOrder() {
    assertThat(order("NHS No 943 476 5919", "11 March 2026")).isEqualTo(DateOrder.DAY_FIRST);
    assertThat(order("Boise, ID 83704", "March 11, 2026")).isEqualTo(DateOrder.MONTH_FIRST);
    assertThat(order("11 March 2026")).isEqualTo(DateOrder.UNKNOWN);
    assertThat(order("NHS No 943 476 5919")).isEqualTo(DateOrder.UNKNOWN);
  }

  private static DateOrder order(String... lines) {
    Notation.Evidence evidence = new Notation.Evidence();
    List.of(lines).forEach(evidence::add);
    return evidence.notation().dateOrder();
  }

  @Test
  void learnsTheNotationFromWhatIsUnambiguous() {
    Notation.Evidence evidence = new Notation.Evidence();
    evidence.add("Summe 1.234,56 EUR am 25/12/2026");
    evidence.add("netto 1.037,45 EUR, am 03/12/2026");
    assertThat(evidence.notation())
        .isEqualTo(new Notation(Decimal.COMMA, DateOrder.DAY_FIRST, "EUR"));
    assertThat(new Notation.Evidence().notation()).isEqualTo(Notation.UNKNOWN);
  }

  @Test
  void takesABareDollarForTheOneThatTheDocumentNames() {
    Notation.Evidence evidence = new Notation.Evidence();
    evidence.add("All prices in CAD. Total $12.00, $13.00, $14.00");
    assertThat(evidence.notation().currency()).isEqualTo("CAD");
    assertThat(
            Amounts.last("$12.00", evidence.notation())
                .orElseThrow()
                .value()
                .get("currency")
                .asText())
        .isEqualTo("CAD");
  }
}
