package dev.baton.models.classification;

import java.util.ArrayList;
import java.util.Base64;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * Labelled texts as vectors, to which other texts are compared. Without streams of numbers, for
 * which a function that starts loads fifty classes of the JDK.
 */
final class Exemplars {
  private static final int NEAREST = 3;
  private static final float STEPS = 127;

  /** One text: its label, and its vector in steps of 1/127 of its largest value, as Base64. */
  record Exemplar(String label, float scale, String vector) {
    static Exemplar of(String label, float[] values) {
      float most = 0;
      for (float value : values) {
        most = Math.max(most, Math.abs(value));
      }
      byte[] steps = new byte[values.length];
      for (int i = 0; i < values.length; i++) {
        steps[i] = (byte) Math.round(values[i] / most * STEPS);
      }
      return new Exemplar(label, most, Base64.getEncoder().encodeToString(steps));
    }

    float[] values() {
      byte[] steps = Base64.getDecoder().decode(vector);
      float[] values = new float[steps.length];
      for (int i = 0; i < steps.length; i++) {
        values[i] = steps[i] / STEPS * scale;
      }
      return Meaning.normalized(values);
    }
  }

  private record Near(String label, double similarity) {}

  private final List<String> labels;
  private final List<float[]> vectors;

  Exemplars(List<Exemplar> exemplars) {
    labels = exemplars.stream().map(Exemplar::label).toList();
    vectors = exemplars.stream().map(Exemplar::values).toList();
  }

  /** How near the text is to each type: the mean of its nearest exemplars of that type. */
  double[] similarities(float[] text, List<String> types) {
    return similarities(text, types, -1);
  }

  /** The same without one of the exemplars: a text is not evidence for itself. */
  double[] similarities(float[] text, List<String> types, int without) {
    List<Near> all = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      if (i != without) {
        all.add(new Near(labels.get(i), dot(text, vectors.get(i))));
      }
    }
    all.sort((one, other) -> Double.compare(other.similarity(), one.similarity()));
    double[] similarities = new double[types.size()];
    for (int i = 0; i < similarities.length; i++) {
      similarities[i] = nearest(all, types.get(i));
    }
    return similarities;
  }

  private static double nearest(List<Near> all, String type) {
    DoubleSummaryStatistics nearest = new DoubleSummaryStatistics();
    for (Near near : all) {
      if (near.label().equals(type) && nearest.getCount() < NEAREST) {
        nearest.accept(near.similarity());
      }
    }
    return nearest.getAverage();
  }

  private static double dot(float[] one, float[] other) {
    double dot = 0;
    for (int i = 0; i < one.length; i++) {
      dot += one[i] * other[i];
    }
    return dot;
  }
}
