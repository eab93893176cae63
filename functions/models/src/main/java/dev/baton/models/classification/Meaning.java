package dev.baton.models.classification;

/** What a text is about, as a vector of length 1: the mean of its pieces. */
record Meaning(MiniLm model) {
  float[] of(TextViews text) {
    float[] sum = new float[MiniLm.DIMENSION];
    for (String chunk : text.chunks()) {
      float[] piece = normalized(model.of(chunk));
      for (int i = 0; i < sum.length; i++) {
        sum[i] += piece[i];
      }
    }
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
