package dev.baton.models.classification;

import dev.baton.shared.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * What was learned from the labelled texts: how much each piece of evidence speaks for each type.
 *
 * @param types the types, {@code unknown} among them
 * @param evidence the names of the evidence, in the order of the weights
 * @param weights for each type one number for each piece of evidence, and a last one for none
 * @param temperature what the sums are divided by, so that probabilities are as often right as they
 *     say
 * @param threshold the least probability with which a type is named
 */
record TypeModel(
    List<String> types,
    List<String> evidence,
    double[][] weights,
    double temperature,
    double threshold,
    List<Exemplars.Exemplar> exemplars) {

  static TypeModel load() {
    try (InputStream stream = Resources.open("model.json")) {
      return Json.read(stream, TypeModel.class);
    } catch (IOException e) {
      throw new IllegalStateException("model.json cannot be read", e);
    }
  }

  double[] probabilities(double[] evidence) {
    return softmax(sums(weights, evidence), temperature);
  }

  static double[] sums(double[][] weights, double[] evidence) {
    double[] sums = new double[weights.length];
    for (int type = 0; type < weights.length; type++) {
      double sum = weights[type][evidence.length];
      for (int i = 0; i < evidence.length; i++) {
        sum += weights[type][i] * evidence[i];
      }
      sums[type] = sum;
    }
    return sums;
  }

  static double[] softmax(double[] sums, double temperature) {
    double most = Double.NEGATIVE_INFINITY;
    for (double sum : sums) {
      most = Math.max(most, sum);
    }
    double[] probabilities = new double[sums.length];
    double total = 0;
    for (int i = 0; i < sums.length; i++) {
      probabilities[i] = Math.exp((sums[i] - most) / temperature);
      total += probabilities[i];
    }
    for (int i = 0; i < sums.length; i++) {
      probabilities[i] /= total;
    }
    return probabilities;
  }
}
