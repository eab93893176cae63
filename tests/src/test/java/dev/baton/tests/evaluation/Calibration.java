package dev.baton.tests.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.picture.LineChart;
import dev.baton.console.picture.LineChart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How right something is to be as sure as it says: claims with their truth, by tenths. */
final class Calibration {
  private static final int BINS = 10;

  /** Something said with a confidence from 0 to 1, and whether it was right. */
  record Claim(double confidence, boolean right) {}

  /** The claims of one tenth. */
  record Bin(double from, int claims, double confidence, double right) {}

  private final List<Claim> claims = new ArrayList<>();

  void add(double confidence, boolean right) {
    claims.add(new Claim(confidence, right));
  }

  void add(Calibration other) {
    claims.addAll(other.claims);
  }

  int size() {
    return claims.size();
  }

  /** The tenths in which there is any claim. */
  List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      int bin = i;
      List<Claim> in =
          claims.stream()
              .filter(claim -> Math.min(BINS - 1, (int) (claim.confidence() * BINS)) == bin)
              .toList();
      if (!in.isEmpty()) {
        double confidence = in.stream().mapToDouble(Claim::confidence).average().orElseThrow();
        double right = in.stream().mapToInt(c -> c.right() ? 1 : 0).average().orElseThrow();
        bins.add(new Bin((double) bin / BINS, in.size(), confidence, right));
      }
    }
    return bins;
  }

  /** The expected calibration error: how far confidence and truth are apart on average. */
  double error() {
    return bins().stream()
        .mapToDouble(b -> Math.abs(b.right() - b.confidence()) * b.claims() / claims.size())
        .sum();
  }

  /** The mean squared distance of confidence and truth. */
  double brier() {
    return claims.stream()
        .mapToDouble(claim -> Math.pow(claim.confidence() - (claim.right() ? 1 : 0), 2))
        .average()
        .orElse(0);
  }

  String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "  %d claims, expected calibration error %.3f, Brier score %.3f%n",
            size(),
            error(),
            brier()));
    text.append(
        String.format(Locale.ROOT, "  %-10s%8s%8s%8s%n", "said", "claims", "mean", "right"));
    for (Bin bin : bins()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %.1f-%.1f   %8d%8.3f%8.3f  %s%n",
              bin.from(),
              bin.from() + 1.0 / BINS,
              bin.claims(),
              bin.confidence(),
              bin.right(),
              "█".repeat((int) Math.round(bin.right() * 20))));
    }
    return text.toString();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("claims", size()).put("calibrationError", error()).put("brier", brier());
    ArrayNode bins = json.putArray("bins");
    bins()
        .forEach(
            bin ->
                bins.addObject()
                    .put("from", bin.from())
                    .put("claims", bin.claims())
                    .put("confidence", bin.confidence())
                    .put("right", bin.right()));
    return json;
  }

  /** The curve beside the line on which it should lie, as SVG. */
  String picture(String title, String right) {
    return new LineChart(title, "confidence", right, 0)
        .curve("as it should be", List.of(new Point(0, 0), new Point(1, 1)))
        .curve("measured", bins().stream().map(b -> new Point(b.confidence(), b.right())).toList())
        .svg();
  }
}
