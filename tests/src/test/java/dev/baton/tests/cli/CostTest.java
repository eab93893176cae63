package dev.baton.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.console.cost.Bill;
import dev.baton.console.cost.CostEstimate;
import dev.baton.console.cost.PriceList;
import dev.baton.console.cost.Retention;
import dev.baton.console.cost.Usage;
import dev.baton.console.session.DataFolder;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.SynthesizedAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document's price is what it used here: transitions, calls, units, bytes. */
class CostTest {
  @TempDir Path folder;

  @Test
  @Tag("e2e")
  void aDocumentIsPricedByWhatItUsed() throws IOException {
    PriceList prices = PriceList.read();
    Retention kept = Retention.of(Repository.at("config/stages"), "prod");
    Usage usage;
    try (DataFolder data = DataFolder.openEmpty(folder.resolve("data"))) {
      usage =
          new CostEstimate(oneDocument("expire"), SynthesizedAssembly.folder())
              .measure(prices, kept, data);
    }
    assertThat(usage.documents()).isEqualTo(1);
    assertThat(usage.perRun().get("states.transitions"))
        .as("this document takes a dozen steps, and nobody is asked")
        .isBetween(8.0, 40.0);
    assertThat(usage.perRun().get("lambda.requests")).isBetween(5.0, 20.0);
    assertThat(usage.perRun())
        .containsKeys("lambda.gbSeconds", "s3.writes", "s3.reads", "sqs.requests", "events.custom")
        .containsKeys("logs.ingestedGb", "dynamodb.readUnits", "dynamodb.gbMonths");
    assertThat(usage.perRun().get("dynamodb.writeUnits")).isGreaterThan(10);
    assertThat(usage.perMonth()).containsEntry("kms.keys", 1.0).containsKey("alarms.metrics");
    assertThat(usage.express())
        .as("the document, its announcement and the receipt of that")
        .containsEntry("states.expressRequests", 3.0);
    Bill bill = new Bill(usage, prices, 1_000_000);
    assertThat(bill.perDocument()).isBetween(0.000_1, 0.01);
    assertThat(bill.expressSavings()).isPositive();
  }

  @Test
  void theReadmeSaysWhenThePricesWereTrue() {
    assertThat(Repository.read(Repository.at("README.md"))).contains(PriceList.read().asOf());
    assertThat(Repository.read(Repository.at("docs/cost.md"))).contains(PriceList.read().asOf());
  }

  private Path oneDocument(String decision) throws IOException {
    Path samples = Files.createDirectories(folder.resolve("samples"));
    String name = "invoice-millrace.txt";
    Files.copy(Repository.at("events/samples/document-processing/" + name), samples.resolve(name));
    Files.writeString(
        samples.resolve("expected.json"),
        "{\"%s\": {\"decision\": \"%s\"}}".formatted(name, decision));
    return samples;
  }
}
