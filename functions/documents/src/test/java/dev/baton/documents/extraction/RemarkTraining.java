package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.shared.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learns {@code remarks.tsv} from labelled sentences; the same sentences give the same model on any
 * machine.
 */
final class RemarkTraining {
  private static final int RAREST = 2;
  private static final int ROUNDS = 300;
  private static final double STEP = 0.5;
  private static final double SHRINK = 1e-5;

  /** A sentence, and whether a person must see what it says. */
  record Labelled(String text, boolean harm) {}

  private final List<Labelled> sentences;
  private final Map<String, Integer> index = new TreeMap<>();
  private final double[] rarity;
  private final List<int[]> rows = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();

  RemarkTraining(List<Labelled> sentences) {
    this.sentences = sentences;
    Map<String, Integer> count = new HashMap<>();
    for (Labelled sentence : sentences) {
      RemarkModel.features(sentence.text())
          .forEach(feature -> count.merge(feature, 1, Integer::sum));
    }
    count.forEach(
        (word, times) -> {
          if (times >= RAREST) {
            index.put(word, 0);
          }
        });
    int next = 0;
    rarity = new double[index.size()];
    for (Map.Entry<String, Integer> entry : index.entrySet()) {
      entry.setValue(next);
      rarity[next++] =
          1 + StrictMath.log((1.0 + sentences.size()) / (1 + count.get(entry.getKey())));
    }
    sentences.forEach(this::add);
  }

  /** The sentences of {@code remarks.jsonl}, in its order. */
  static List<Labelled> labelled() {
    try (InputStream stream = RemarkTraining.class.getResourceAsStream("remarks.jsonl")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> Json.read(line, JsonNode.class))
          .map(node -> new Labelled(node.get("text").asText(), node.get("harm").asBoolean()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Labelled sentence) {
    int[] row =
        RemarkModel.features(sentence.text()).stream()
            .filter(index::containsKey)
            .mapToInt(index::get)
            .sorted()
            .toArray();
    double squares = 0;
    for (int word : row) {
      squares += rarity[word] * rarity[word];
    }
    double[] value = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      value[i] = rarity[row[i]] / Math.sqrt(squares);
    }
    rows.add(row);
    values.add(value);
  }

  /**
   * The content of {@code remarks.tsv}; each step is as long as a weight has moved little so far
   * (AdaGrad).
   */
  String lines() {
    double[] weights = new double[rarity.length + 1];
    double[] moved = new double[weights.length];
    int bias = rarity.length;
    for (int round = 0; round < ROUNDS; round++) {
      for (int s = 0; s < rows.size(); s++) {
        int[] row = rows.get(s);
        double[] value = values.get(s);
        double sum = weights[bias];
        for (int i = 0; i < row.length; i++) {
          sum += weights[row[i]] * value[i];
        }
        double error = 1 / (1 + StrictMath.exp(-sum)) - (sentences.get(s).harm() ? 1 : 0);
        for (int i = 0; i < row.length; i++) {
          step(weights, moved, row[i], error * value[i] + SHRINK * weights[row[i]]);
        }
        step(weights, moved, bias, error);
      }
    }
    StringBuilder lines = new StringBuilder().append(hundredths(weights[bias])).append('\n');
    index.forEach(
        (word, at) ->
            lines
                .append(word)
                .append('\t')
                .append(hundredths(weights[at] * rarity[at]))
                .append('\t')
                .append(hundredths(rarity[at] * rarity[at]))
                .append('\n'));
    return lines.toString();
  }

  RemarkModel model() {
    return new RemarkModel(lines().getBytes(StandardCharsets.UTF_8));
  }

  private static void step(double[] weights, double[] moved, int at, double slope) {
    moved[at] += slope * slope;
    weights[at] -= STEP * slope / (1e-6 + Math.sqrt(moved[at]));
  }

  private static long hundredths(double value) {
    return Math.round(value * 100);
  }
}
