package dev.baton.documents.extraction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How likely a sentence says something that a person must see: a logistic regression over its
 * words, weighed by how rare they are, learned from the sentences of {@code remarks.jsonl}. {@code
 * remarks.tsv} holds it: the bias, then of each word its weight and the square of its rarity.
 */
record RemarkModel(double bias, Map<String, double[]> words) {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:/-]\\d+)*");
  private static final Pattern WORD = Pattern.compile("[^\\p{L}0'?]+");

  /** Fewer words that are known say nothing. */
  private static final int LEAST = 4;

  private static final class Loaded {
    static final RemarkModel MODEL = load();

    private Loaded() {}
  }

  static RemarkModel loaded() {
    return Loaded.MODEL;
  }

  /** The logarithm of the odds; below zero a sentence is harmless. */
  double odds(String sentence) {
    double sum = 0;
    double squares = 0;
    int known = 0;
    for (String word : words(sentence)) {
      double[] weight = words.get(word);
      if (weight != null) {
        sum += weight[0];
        squares += weight[1];
        known++;
      }
    }
    return known < LEAST ? bias : bias + sum / Math.sqrt(squares);
  }

  /** The words of a sentence, each once; every number is one and the same. */
  static Set<String> words(String sentence) {
    String plain =
        NUMBER.matcher(sentence.toLowerCase(Locale.ROOT).replace('’', '\'')).replaceAll("0");
    Set<String> words = new HashSet<>(Arrays.asList(WORD.split(plain)));
    words.remove("");
    return words;
  }

  List<String> lines() {
    return words.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> e.getKey() + "\t" + e.getValue()[0] + "\t" + e.getValue()[1])
        .toList();
  }

  private static RemarkModel load() {
    try (InputStream stream = RemarkModel.class.getResourceAsStream("remarks.tsv")) {
      if (stream == null) {
        throw new IllegalStateException("remarks.tsv is not in the jar");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      double bias = Double.parseDouble(lines.readLine());
      Map<String, double[]> words = new HashMap<>(8192);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int first = line.indexOf('\t');
        int second = line.indexOf('\t', first + 1);
        words.put(
            line.substring(0, first),
            new double[] {
              Double.parseDouble(line.substring(first + 1, second)),
              Double.parseDouble(line.substring(second + 1))
            });
      }
      return new RemarkModel(bias, words);
    } catch (IOException e) {
      throw new IllegalStateException("remarks.tsv cannot be read", e);
    }
  }
}
