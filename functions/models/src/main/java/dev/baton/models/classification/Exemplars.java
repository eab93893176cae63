package dev.baton.models.classification;

import dev.baton.shared.json.Json;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Labelled texts as vectors, to which other texts are compared. */
final class Exemplars {
  static final String OTHER = "other";
  private static final int NEAREST = 2;

  private record Exemplar(String label, String text) {}

  private record Vector(String label, float[] values) {}

  private final EmbeddingModel model;
  private final List<Vector> vectors;

  private Exemplars(EmbeddingModel model, List<Vector> vectors) {
    this.model = model;
    this.vectors = vectors;
  }

  static Exemplars load(EmbeddingModel model) {
    try (InputStream stream = Exemplars.class.getResourceAsStream("exemplars.json")) {
      if (stream == null) {
        throw new IllegalStateException("exemplars.json is not in the jar");
      }
      List<Exemplar> exemplars = List.of(Json.read(stream, Exemplar[].class));
      List<float[]> values = embedded(model, exemplars.stream().map(Exemplar::text).toList());
      List<Vector> vectors = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        vectors.add(new Vector(exemplars.get(i).label(), values.get(i)));
      }
      return new Exemplars(model, vectors);
    } catch (IOException e) {
      throw new IllegalStateException("exemplars.json cannot be read", e);
    }
  }

  /** How near the texts are to each label: the mean over the texts of their nearest exemplars. */
  Map<String, Double> similarities(List<String> texts) {
    Map<String, Double> sums = new HashMap<>();
    for (float[] values : embedded(model, texts)) {
      nearest(values).forEach((label, near) -> sums.merge(label, near, Double::sum));
    }
    sums.replaceAll((label, sum) -> sum / texts.size());
    return sums;
  }

  private Map<String, Double> nearest(float[] values) {
    Map<String, List<Double>> all = new HashMap<>();
    for (Vector vector : vectors) {
      all.computeIfAbsent(vector.label(), label -> new ArrayList<>())
          .add(cosine(values, vector.values()));
    }
    Map<String, Double> nearest = new HashMap<>();
    all.forEach(
        (label, similarities) ->
            nearest.put(
                label,
                similarities.stream()
                    .sorted(Comparator.reverseOrder())
                    .limit(NEAREST)
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0)));
    return nearest;
  }

  private static List<float[]> embedded(EmbeddingModel model, List<String> texts) {
    return model.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
        .map(embedding -> embedding.vector())
        .toList();
  }

  private static double cosine(float[] one, float[] other) {
    double dot = 0;
    double oneSquare = 0;
    double otherSquare = 0;
    for (int i = 0; i < one.length; i++) {
      dot += one[i] * other[i];
      oneSquare += one[i] * one[i];
      otherSquare += other[i] * other[i];
    }
    return dot / Math.sqrt(oneSquare * otherSquare);
  }
}
