package dev.baton.console.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a bill makes of measured amounts, by hand-made amounts whose price is plain. */
class BillTest {
  private final PriceList prices = PriceList.read();

  @Test
  void pricesWhatDocumentsUseByTheirNumberAndWhatStandsByTheMonth() {
    Usage usage = usage(Map.of("states.transitions", 40.0), Map.of("kms.keys", 1.0), Map.of());
    Bill bill = new Bill(usage, prices, 1_000);
    assertThat(bill.total()).isCloseTo(1_000 * 10 * 0.025 / 1_000 + 1, within(1e-9));
    assertThat(bill.fixed()).isCloseTo(1, within(1e-9));
    assertThat(bill.perDocument()).isCloseTo(0.000_25, within(1e-9));
    assertThat(bill.dominant().key()).isEqualTo("states.transitions");
  }

  @Test
  void theDearestComesFirstAndWhatIsNotUsedNotAtAll() {
    Usage usage =
        usage(
            Map.of("lambda.requests", 4.0, "lambda.gbSeconds", 400.0, "s3.reads", 0.0),
            Map.of(),
            Map.of());
    assertThat(new Bill(usage, prices, 10).lines())
        .extracting(Bill.Line::key)
        .containsExactly("lambda.gbSeconds", "lambda.requests");
  }

  @Test
  void aKeyIsAskedAtMostOnceAPeriodForEachCallerAndService() {
    Usage usage = usage(Map.of(), Map.of(), Map.of("role/s3", 4.0, "role/dynamodb", 8.0));
    assertThat(requests(new Bill(usage, prices, 100))).isEqualTo(100 + 200);
    assertThat(requests(new Bill(usage, prices, 1_000_000))).isEqualTo(2 * 8_760);
  }

  @Test
  void expressSavesTheTransitionsAndCostsRequestsAndTime() {
    Usage usage =
        new Usage(
            4,
            Map.of("states.transitions", 40.0),
            Map.of(),
            Map.of(),
            Map.of(
                "states.transitions", 40.0,
                "states.expressRequests", 4.0,
                "states.expressGbSeconds", 0.25));
    double saved = 40 * 0.025 / 1_000 - 4 / 1e6 - 0.25 * 0.00001667;
    assertThat(new Bill(usage, prices, 4).expressSavings()).isCloseTo(saved, within(1e-12));
  }

  @Test
  void theJsonAddsUp() {
    Usage usage =
        usage(Map.of("states.transitions", 40.0), Map.of("dashboards", 2.0), Map.of("a/s3", 4.0));
    JsonNode json = new Bill(usage, prices, 7).json(usage, prices, new Retention("prod", 12, 3));
    double sum = json.path("lines").valueStream().mapToDouble(l -> l.path("usd").asDouble()).sum();
    assertThat(json.path("totalUsd").asDouble()).isCloseTo(sum, within(1e-9));
    assertThat(json.path("totalUsd").asDouble())
        .isCloseTo(
            json.path("fixedUsd").asDouble() + 7 * json.path("perDocumentUsd").asDouble(),
            within(1e-9));
  }

  private static double requests(Bill bill) {
    return bill.lines().stream()
        .filter(line -> line.key().equals("kms.requests"))
        .mapToDouble(Bill.Line::quantity)
        .sum();
  }

  private static Usage usage(
      Map<String, Double> perRun, Map<String, Double> perMonth, Map<String, Double> keyCalls) {
    return new Usage(4, perRun, perMonth, keyCalls, Map.of());
  }
}
