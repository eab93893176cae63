package dev.baton.models.classification;

import java.util.List;

/** Multinomial logistic regression, learned by gradient descent with momentum and decay. */
record Regression(int types) {
  private static final int STEPS = 400;
  private static final double RATE = 1.0;
  private static final double MOMENTUM = 0.9;
  private static final double DECAY = 0.0015;

  /** The weights of each type, the last of each for no evidence at all. */
  double[][] learned(List<double[]> evidences, int[] right, double[] shares) {
    int size = evidences.getFirst().length;
    double[][] weights = new double[types][size + 1];
    double[][] speed = new double[types][size + 1];
    double total = 0;
    for (double share : shares) {
      total += share;
    }
    for (int step = 0; step < STEPS; step++) {
      double[][] slope = new double[types][size + 1];
      for (int i = 0; i < right.length; i++) {
        descend(slope, weights, evidences.get(i), right[i], shares[i] / total);
      }
      for (int type = 0; type < types; type++) {
        for (int j = 0; j <= size; j++) {
          double decay = j < size ? DECAY * weights[type][j] : 0;
          speed[type][j] = MOMENTUM * speed[type][j] - RATE * (slope[type][j] + decay);
          weights[type][j] += speed[type][j];
        }
      }
    }
    return weights;
  }

  private static void descend(
      double[][] slope, double[][] weights, double[] evidence, int right, double share) {
    double[] likely = TypeModel.softmax(TypeModel.sums(weights, evidence), 1);
    for (int type = 0; type < slope.length; type++) {
      double error = (likely[type] - (type == right ? 1 : 0)) * share;
      for (int j = 0; j < evidence.length; j++) {
        slope[type][j] += error * evidence[j];
      }
      slope[type][evidence.length] += error;
    }
  }
}
