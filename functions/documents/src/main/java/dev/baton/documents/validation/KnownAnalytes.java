package dev.baton.documents.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.values.Ucum;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What values common analytes can have at all, by unit; the table is the resource analytes.json.
 */
final class KnownAnalytes {
  /** What is to be said of a value. */
  enum Judgement {
    POSSIBLE,
    IMPOSSIBLE,
    UNUSUAL_UNIT,
    UNKNOWN_UNIT,
    WITHOUT_UNIT
  }

  /** What nothing in a laboratory is measured in. */
  private static final Pattern NO_RESULT = Pattern.compile("kg|t|m|cm|km|W|V|J|N|A|Hz");

  private static final BigDecimal WIDE = BigDecimal.valueOf(20);
  private static final BigDecimal FAR_ABOVE = BigDecimal.valueOf(3);

  private static final JsonNode TABLE = Tables.of("analytes.json");

  private KnownAnalytes() {}

  static Judgement judge(String name, BigDecimal value, String unit) {
    JsonNode units = units(name);
    if (unit.isEmpty()) {
      boolean dimensionless =
          units.has("1") || name.matches(".*\\b(ph|inr|ratio|gravity|score|index|titer|egfr)\\b.*");
      return dimensionless ? limits(units.path("1"), value) : Judgement.WITHOUT_UNIT;
    }
    if (Ucum.code(unit).isEmpty()) {
      return Judgement.UNKNOWN_UNIT;
    }
    if (units.isMissingNode()) {
      return NO_RESULT.matcher(unit).matches() ? Judgement.UNUSUAL_UNIT : Judgement.POSSIBLE;
    }
    for (Map.Entry<String, JsonNode> entry : units.properties()) {
      if (normalized(entry.getKey()).equals(normalized(unit))) {
        return limits(entry.getValue(), value);
      }
    }
    return converted(units, value, unit);
  }

  /** Whether two names are of the same analyte, in small letters both. */
  static boolean areOne(String name, String other) {
    String names = names(name);
    return !names.isEmpty() && names.equals(names(other));
  }

  /**
   * Whether an upper limit is no healthy one of this analyte in this unit: zero is no limit. Where
   * what is possible spans much, what is usual is far from its lower end.
   */
  static boolean isRangeOfOther(String name, BigDecimal high, String unit) {
    for (Map.Entry<String, JsonNode> entry : units(name).properties()) {
      JsonNode limits = entry.getValue();
      if (limits.isArray()
          && high.signum() > 0
          && normalized(entry.getKey()).equals(normalized(unit))) {
        BigDecimal least = limits.get(0).decimalValue();
        BigDecimal most = limits.get(1).decimalValue();
        boolean wide = most.compareTo(least.multiply(WIDE)) >= 0;
        BigDecimal usual = wide ? least.multiply(FAR_ABOVE) : least;
        return high.compareTo(usual) < 0 || high.compareTo(most) > 0;
      }
    }
    return false;
  }

  /** Whether it is known which values this analyte can have. */
  static boolean isKnown(String name) {
    return !units(name).isMissingNode();
  }

  // A unit of the same kind as a usual one has the same limits, converted.
  private static Judgement converted(JsonNode units, BigDecimal value, String unit) {
    String code = Ucum.code(unit).orElse(unit);
    for (Map.Entry<String, JsonNode> entry : units.properties()) {
      Optional<BigDecimal> same =
          Ucum.code(entry.getKey()).flatMap(usual -> Ucum.converted(value, code, usual));
      if (same.isPresent()) {
        return limits(entry.getValue(), same.get());
      }
    }
    return Judgement.UNUSUAL_UNIT;
  }

  private static Judgement limits(JsonNode limits, BigDecimal value) {
    boolean outside =
        limits.isArray()
            && (value.compareTo(limits.get(0).decimalValue()) < 0
                || value.compareTo(limits.get(1).decimalValue()) > 0);
    return outside ? Judgement.IMPOSSIBLE : Judgement.POSSIBLE;
  }

  private static JsonNode units(String name) {
    return TABLE.path(names(name));
  }

  // All names of the analyte, as the table has them; nothing for one that it has not.
  private static String names(String name) {
    String bare =
        name.replaceAll("\\(.*?\\)|,.*", "").replaceFirst("^(serum|plasma|s-|p-)\\s*", "").strip();
    for (Map.Entry<String, JsonNode> entry : TABLE.properties()) {
      for (String word : entry.getKey().split("\\|")) {
        if (bare.equals(word)) {
          return entry.getKey();
        }
      }
    }
    return "";
  }

  private static String normalized(String unit) {
    return unit.toLowerCase(Locale.ROOT)
        .replaceAll("[\\s×x*^]", "")
        .replace('µ', 'u')
        .replace('μ', 'u')
        .replace("mcg", "ug")
        .replace("⁹", "9")
        .replace("¹²", "12")
        .replace("10e", "10")
        .replace("giga", "g");
  }
}
