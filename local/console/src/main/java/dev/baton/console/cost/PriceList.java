package dev.baton.console.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.console.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * AWS's list prices and what is assumed where nothing can be measured here, from {@code
 * prices.json}: one file, with its date, and of each price the source and how far it was checked.
 */
public record PriceList(
    String region,
    String asOf,
    String basis,
    Map<String, Price> prices,
    Assumptions assumptions,
    List<String> notPriced) {

  /**
   * What so many units cost, in US dollars.
   *
   * @param source the page of AWS that says it
   * @param checked {@code page} where that page was read, {@code elsewhere} where another site was,
   *     {@code no} where it comes from general knowledge
   */
  public record Price(
      String service, String unit, double usd, double per, String source, String checked) {
    double of(double quantity) {
      return quantity * usd / per;
    }
  }

  /**
   * What the embedded cloud cannot show.
   *
   * @param mebibytesOfOneProcessor memory with which a function has one processor to itself
   * @param millisOfCall how long a call of a service takes over a region's network, by signing name
   * @param emptyReceivesPerQueueAndMonth what the pollers of one event source mapping ask for
   * @param keyWindowsPerMonth for how many periods of a month a service keeps a data key
   * @param monthsKeptWithoutEnd how long to count what nothing deletes
   */
  public record Assumptions(
      double mebibytesOfOneProcessor,
      Map<String, Double> millisOfCall,
      double emptyReceivesPerQueueAndMonth,
      double keyWindowsPerMonth,
      double monthsKeptWithoutEnd) {}

  /** The list that belongs to this version. */
  public static PriceList read() {
    try (InputStream stream = PriceList.class.getResourceAsStream("prices.json")) {
      return of(new ObjectMapper().readTree(Objects.requireNonNull(stream)));
    } catch (IOException e) {
      throw Failure.failed("the list of prices cannot be read", e);
    }
  }

  private static PriceList of(JsonNode json) {
    Map<String, Price> prices = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json.path("prices").properties()) {
      JsonNode price = entry.getValue();
      prices.put(
          entry.getKey(),
          new Price(
              price.path("service").asText(),
              price.path("unit").asText(),
              price.path("usd").asDouble(),
              price.path("per").asDouble(),
              price.path("source").asText(),
              price.path("checked").asText()));
    }
    JsonNode assumed = json.path("assumptions");
    Map<String, Double> millis = new TreeMap<>();
    assumed
        .path("millisOfCall")
        .properties()
        .forEach(entry -> millis.put(entry.getKey(), entry.getValue().asDouble()));
    return new PriceList(
        json.path("region").asText(),
        json.path("asOf").asText(),
        json.path("basis").asText(),
        prices,
        new Assumptions(
            assumed.path("mebibytesOfOneProcessor").asDouble(),
            millis,
            assumed.path("emptyReceivesPerQueueAndMonth").asDouble(),
            assumed.path("keyWindowsPerMonth").asDouble(),
            assumed.path("monthsKeptWithoutEnd").asDouble()),
        json.path("notPriced").valueStream().map(JsonNode::asText).toList());
  }

  /** The services whose prices were not compared with AWS's own pages. */
  public List<String> unchecked() {
    return prices.values().stream()
        .filter(price -> !price.checked().equals("page"))
        .map(Price::service)
        .distinct()
        .sorted()
        .toList();
  }

  Price price(String key) {
    return Objects.requireNonNull(prices.get(key), () -> "prices.json has no " + key);
  }
}
