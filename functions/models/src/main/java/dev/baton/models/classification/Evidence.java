package dev.baton.models.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** The evidence of a text as numbers: what concepts it has, and how near it is to exemplars. */
record Evidence(List<Concept> concepts, Meaning meaning) {
  // Texts of one sort are about 0.6 near, unrelated ones 0.1: spread to the size of a concept.
  private static final double SPREAD = 3;

  /** The names of the first numbers, in order; those of the meaning have none. */
  List<String> names(List<String> types) {
    List<String> names = new ArrayList<>();
    concepts.forEach(concept -> names.add(concept.name()));
    types.forEach(type -> names.add("near." + type));
    return names;
  }

  double[] words(TextViews text) {
    double[] words = new double[concepts.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = concepts.get(i).in(text);
    }
    return words;
  }

  /** All numbers of a text: those of its words, how near it is to each type, and its meaning. */
  static double[] joined(double[] words, double[] near, float[] meaning) {
    double[] all = Arrays.copyOf(words, words.length + near.length + meaning.length);
    DoubleSummaryStatistics nearness = new DoubleSummaryStatistics();
    for (double each : near) {
      nearness.accept(each);
    }
    double mean = nearness.getAverage();
    for (int i = 0; i < near.length; i++) {
      all[words.length + i] = SPREAD * (near[i] - mean);
    }
    for (int i = 0; i < meaning.length; i++) {
      all[words.length + near.length + i] = SPREAD * meaning[i];
    }
    return all;
  }
}
