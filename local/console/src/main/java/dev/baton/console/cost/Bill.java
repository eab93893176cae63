package dev.baton.console.cost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A month of documents, priced: a line for each thing that is paid for, the dearest first. */
public final class Bill {
  /** Amount and price of one thing; {@code fixed} is paid even without a document. */
  public record Line(
      String key, PriceList.Price price, double quantity, double usd, boolean fixed) {}

  private final long documents;
  private final List<Line> lines = new ArrayList<>();
  private final double expressSavings;

  public Bill(Usage usage, PriceList prices, long documents) {
    this.documents = documents;
    for (String key : prices.prices().keySet()) {
      double quantity = usage.perDocument(key) * documents;
      double fixed = usage.perMonth().getOrDefault(key, 0.0);
      add(key, prices.price(key), quantity, false);
      add(key, prices.price(key), fixed, true);
    }
    double windows = prices.assumptions().keyWindowsPerMonth();
    double keyRequests =
        usage.keyCalls().values().stream()
            .mapToDouble(calls -> Math.min(calls / usage.documents() * documents, windows))
            .sum();
    add("kms.requests", prices.price("kms.requests"), keyRequests, false);
    lines.sort(Comparator.comparingDouble(Line::usd).reversed());
    expressSavings = savings(usage, prices) / usage.documents() * documents;
  }

  private void add(String key, PriceList.Price price, double quantity, boolean fixed) {
    if (quantity > 0) {
      lines.add(new Line(key, price, quantity, price.of(quantity), fixed));
    }
  }

  private static double savings(Usage usage, PriceList prices) {
    double express = 0;
    for (String key : List.of("states.expressRequests", "states.expressGbSeconds")) {
      express += prices.price(key).of(usage.express().getOrDefault(key, 0.0));
    }
    double standard = usage.express().getOrDefault("states.transitions", 0.0);
    return prices.price("states.transitions").of(standard) - express;
  }

  public List<Line> lines() {
    return List.copyOf(lines);
  }

  public double total() {
    return lines.stream().mapToDouble(Line::usd).sum();
  }

  /** What is paid without any document. */
  public double fixed() {
    return lines.stream().filter(Line::fixed).mapToDouble(Line::usd).sum();
  }

  /** What one document more costs. */
  public double perDocument() {
    return (total() - fixed()) / documents;
  }

  /** What is dearest of that which grows with the documents. */
  public Line dominant() {
    return lines.stream().filter(line -> !line.fixed()).findFirst().orElseThrow();
  }

  /** What a month would cost less if all that waits for nobody were express executions. */
  public double expressSavings() {
    return expressSavings;
  }

  /** The bill as {@code --json} prints it, with what it is made from. */
  public ObjectNode json(Usage usage, PriceList prices, Retention kept) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("documents", documents).put("stage", kept.stage());
    json.put("region", prices.region()).put("pricesAsOf", prices.asOf());
    json.put("totalUsd", total()).put("fixedUsd", fixed());
    json.put("perDocumentUsd", perDocument()).put("dominant", dominant().key());
    json.put("expressWouldSaveUsd", expressSavings);
    ArrayNode rows = json.putArray("lines");
    for (Line line : lines) {
      ObjectNode row = rows.addObject().put("key", line.key());
      row.put("service", line.price().service()).put("unit", line.price().unit());
      row.put("quantity", line.quantity()).put("usd", line.usd()).put("fixed", line.fixed());
    }
    ObjectNode measured = json.putObject("measured").put("documents", usage.documents());
    for (Map.Entry<String, Double> entry : usage.perRun().entrySet()) {
      measured.put(entry.getKey(), entry.getValue());
    }
    prices.notPriced().forEach(json.putArray("notPriced")::add);
    return json;
  }
}
