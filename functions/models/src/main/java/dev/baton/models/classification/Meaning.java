package dev.baton.models.classification;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.List;

/** What a text is about, as a vector of length 1: the mean of its pieces. */
record Meaning(EmbeddingModel model) {
  float[] of(TextViews text) {
    List<TextSegment> pieces = text.chunks().stream().map(TextSegment::from).toList();
    float[] sum = new float[model.dimension()];
    model
        .embedAll(pieces)
        .content()
        .forEach(
            embedding -> {
              float[] piece = normalized(embedding.vector());
              for (int i = 0; i < sum.length; i++) {
                sum[i] += piece[i];
              }
            });
    return normalized(sum);
  }

  static float[] normalized(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    double length = Math.sqrt(Math.max(square, 1e-12));
    float[] normalized = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      normalized[i] = (float) (vector[i] / length);
    }
    return normalized;
  }
}
