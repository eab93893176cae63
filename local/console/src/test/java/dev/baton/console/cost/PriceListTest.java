package dev.baton.console.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one file of prices, and a stage's retention. */
class PriceListTest {
  @TempDir Path stages;

  @Test
  void everyPriceHasASourceOfAwsAndTheListADate() {
    PriceList prices = PriceList.read();
    assertThat(LocalDate.parse(prices.asOf())).isAfter(LocalDate.of(2025, 1, 1));
    assertThat(prices.prices()).hasSizeGreaterThan(20);
    assertThat(prices.prices().values())
        .allSatisfy(
            price -> {
              assertThat(price.source()).startsWith("https://aws.amazon.com/");
              assertThat(price.usd()).isPositive();
              assertThat(price.per()).isPositive();
              assertThat(price.unit()).isNotBlank();
              assertThat(price.checked()).isIn("page", "elsewhere", "no");
            });
    assertThat(prices.unchecked()).contains("Lambda").doesNotContain("Step Functions");
    assertThat(prices.notPriced()).isNotEmpty();
  }

  @Test
  void readsForHowLongAStageKeepsWhatExpires() throws IOException {
    Files.writeString(
        stages.resolve("prod.json"),
        "{\"retention\": {\"logs\": \"SIX_MONTHS\", \"workFileDays\": 90}}");
    assertThat(Retention.of(stages, "prod")).isEqualTo(new Retention("prod", 6, 3));
  }

  @Test
  void refusesAStageWithoutAFileAndARetentionItDoesNotKnow() throws IOException {
    assertThatThrownBy(() -> Retention.of(stages, "../prod")).hasMessageContaining("no stage");
    Files.writeString(stages.resolve("odd.json"), "{\"retention\": {\"logs\": \"EVER\"}}");
    assertThatThrownBy(() -> Retention.of(stages, "odd")).hasMessageContaining("EVER");
  }
}
