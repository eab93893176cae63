package dev.baton.documents.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.values.Ucum;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The most of a common drug that anybody is given at once, far above the usual; the table is the
 * resource doses.json.
 */
final class KnownDoses {
  /** Nothing that is weighed in milligrams is given at once in this amount. */
  private static final BigDecimal MOST_GRAMS = BigDecimal.valueOf(75);

  private static final Map<String, JsonNode> TABLE = byName();

  private KnownDoses() {}

  /** Whether nobody is given the dose of this medication. */
  static boolean isImpossible(JsonNode medication) {
    String name = medication.path("name").asText().toLowerCase(Locale.ROOT);
    String unit = medication.at("/dose/ucum").asText();
    BigDecimal dose = medication.at("/dose/value").decimalValue();
    for (String word : name.split("[^\\p{L}]+")) {
      JsonNode most = TABLE.get(word);
      if (most != null) {
        Optional<BigDecimal> same = Ucum.converted(dose, unit, most.get(1).textValue());
        return same.filter(amount -> amount.compareTo(most.get(0).decimalValue()) > 0).isPresent();
      }
    }
    return Ucum.converted(dose, unit, "g")
        .filter(grams -> grams.compareTo(MOST_GRAMS) > 0)
        .isPresent();
  }

  private static Map<String, JsonNode> byName() {
    Map<String, JsonNode> table = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : Tables.of("doses.json").properties()) {
      for (String name : entry.getKey().split("\\|")) {
        table.put(name, entry.getValue());
      }
    }
    return Map.copyOf(table);
  }
}
