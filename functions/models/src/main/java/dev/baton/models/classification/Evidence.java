package dev.baton.models.classification;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The evidence of a text as numbers: what concepts it has, and how near it is to exemplars. */
record Evidence(List<Concept> concepts, Meaning meaning) {
  // Texts of one sort are about 0.6 near, unrelated ones 0.1: spread to the size of a concept.
  private static final double SPREAD = 3;

  /** The names of the first numbers, in order; those of the meaning have none. */
  List<String> names(List<String> types) {
    return Stream.concat(
            concepts.stream().map(Concept::name), types.stream().map(type -> "near." + type))
        .toList();
  }

  double[] words(TextViews text) {
    return concepts.stream().mapToDouble(concept -> concept.in(text)).toArray();
  }

  /** All numbers of a text: those of its words, how near it is to each type, and its meaning. */
  static double[] joined(double[] words, double[] near, float[] meaning) {
    double[] all = Arrays.copyOf(words, words.length + near.length + meaning.length);
    double mean = Arrays.stream(near).average().orElse(0);
    for (int i = 0; i < near.length; i++) {
      all[words.length + i] = SPREAD * (near[i] - mean);
    }
    for (int i = 0; i < meaning.length; i++) {
      all[words.length + near.length + i] = SPREAD * meaning[i];
    }
    return all;
  }
}
