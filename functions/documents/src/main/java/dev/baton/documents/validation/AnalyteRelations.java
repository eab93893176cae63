package dev.baton.documents.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.extraction.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What results of one specimen must have to do with each other: shares that make a whole, sums, and
 * the indices of red cells. A value that was changed contradicts the others here even without a
 * flag.
 */
final class AnalyteRelations {
  private static final double WIDE = 0.2;
  private static final double NARROW = 0.06;
  private static final String DIFFERENTIAL =
      "neutrophils?|segmented neutrophils|bands?|lymphocytes?|monocytes?|eosinophils?|basophils?";

  private final Map<String, Fact> byName = new HashMap<>();
  private final List<Remark> remarks;

  private AnalyteRelations(List<Fact> analytes, List<Remark> remarks) {
    this.remarks = remarks;
    for (Fact fact : analytes) {
      JsonNode value = fact.value();
      if (value.path("value").isNumber() && !value.has("comparator")) {
        String unit = value.path("unit").asText("");
        byName.putIfAbsent(bare(value.path("name").asText()) + " " + shortened(unit), fact);
      }
    }
  }

  static void check(List<Fact> analytes, List<Remark> remarks) {
    AnalyteRelations relations = new AnalyteRelations(analytes, remarks);
    relations.differential();
    for (String unit : List.of("g/l", "g/dl")) {
      relations.sum("total protein|protein", "albumin", "globulin", unit);
    }
    for (String unit : List.of("mg/dl", "umol/l")) {
      relations.sum("bilirubin|total bilirubin", "direct bilirubin", "indirect bilirubin", unit);
    }
    for (String unit : List.of("mg/dl", "mmol/l")) {
      relations.sum("cholesterol|total cholesterol", "hdl|hdl cholesterol", "non-hdl", unit);
    }
    relations.redCells();
  }

  private void differential() {
    List<Fact> shares = new ArrayList<>();
    byName.forEach(
        (name, fact) -> {
          if (name.matches("(?:" + DIFFERENTIAL + ") %")) {
            shares.add(fact);
          }
        });
    double sum = shares.stream().mapToDouble(AnalyteRelations::value).sum();
    // Few may be told of many; more than all there are cannot be.
    if (sum > 103 || (shares.size() >= 5 && sum < 90)) {
      add("The shares of white cells do not make a whole.", shares);
    }
  }

  private void sum(String whole, String part, String other, String unit) {
    Fact all = of(whole, unit);
    Fact one = of(part, unit);
    Fact two = of(other + "|" + other + "s|" + other + " cholesterol", unit);
    agree(
        "A sum of results is not what its parts make.",
        NARROW,
        all,
        () -> value(one) + value(two),
        one,
        two);
  }

  private void redCells() {
    Fact cells =
        first(
            "red blood cells|red blood cell count|rbc|erythrocytes",
            "10^12/l",
            "10^6/ul",
            "m/ul",
            "t/l");
    Fact percent = of("hematocrit|haematocrit|hct", "%");
    Fact haemoglobin = of("hemoglobin|haemoglobin|hb|hgb", "g/dl");
    agree(
        "The red cells' volume does not agree with their count.",
        WIDE,
        of("mcv", "fl"),
        () -> value(percent) * 10 / value(cells),
        percent,
        cells);
    agree(
        "The red cells' haemoglobin does not agree with their count.",
        WIDE,
        of("mch", "pg"),
        () -> value(haemoglobin) * 10 / value(cells),
        haemoglobin,
        cells);
    agree(
        "The red cells' concentration does not agree with their volume.",
        WIDE,
        of("mchc", "g/dl"),
        () -> value(haemoglobin) * 100 / value(percent),
        haemoglobin,
        percent);
  }

  private void agree(
      String otherwise,
      double tolerance,
      @Nullable Fact whole,
      DoubleSupplier made,
      @Nullable Fact... parts) {
    List<Fact> all = new ArrayList<>();
    for (Fact part : parts) {
      if (part == null) {
        return;
      }
      all.add(part);
    }
    if (whole == null) {
      return;
    }
    all.add(whole);
    double difference = Math.abs(made.getAsDouble() - value(whole));
    if (difference > tolerance * Math.max(value(whole), 0.1)) {
      add(otherwise, all);
    }
  }

  private void add(String sentence, List<Fact> facts) {
    remarks.add(Remark.minor("results-disagree", sentence, facts));
  }

  private @Nullable Fact first(String name, String... units) {
    for (String unit : units) {
      Fact fact = of(name, unit);
      if (fact != null) {
        return fact;
      }
    }
    return null;
  }

  private @Nullable Fact of(String name, String unit) {
    return byName.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(" " + unit))
        .filter(
            entry ->
                entry
                    .getKey()
                    .substring(0, entry.getKey().length() - unit.length() - 1)
                    .matches(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static double value(@Nullable Fact fact) {
    return fact == null ? Double.NaN : fact.value().path("value").doubleValue();
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("\\(.*?\\)|,.*", "")
        .replaceFirst("^(?:serum|plasma|s-|p-)\\s*", "")
        .strip();
  }

  private static String shortened(String unit) {
    return unit.toLowerCase(Locale.ROOT)
        .replaceAll("[\\s×x*]", "")
        .replaceAll("[µμ]", "u")
        .replaceFirst("^10(?=\\d)", "10^");
  }
}
