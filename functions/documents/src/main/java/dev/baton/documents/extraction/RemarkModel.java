package dev.baton.documents.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How likely a sentence says something that a person must see: a logistic regression over its words
 * and pairs of words, weighed by how rare they are, learned from the sentences of {@code
 * remarks.jsonl}.
 *
 * <p>{@code remarks.tsv} holds it, in hundredths: the bias, then by word or pair its weight and the
 * square of its rarity. The lines are in their order, and a word is looked for in them as they are:
 * to make a map of them would take longer than most documents need to be read.
 */
final class RemarkModel {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:/-]\\d+)*");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}0'?]+");
  private static final double HUNDREDTHS = 100;

  /** Fewer of its words and pairs of words that are known say nothing. */
  private static final int LEAST = 8;

  private static final class Loaded {
    static final RemarkModel MODEL = new RemarkModel(read());

    private Loaded() {}
  }

  private final byte[] lines;
  private final int first;
  private final double bias;

  /** A model of the lines of {@code remarks.tsv}, each with its end, in UTF-8. */
  RemarkModel(byte[] lines) {
    this.lines = lines;
    first = endOfLine(0) + 1;
    bias = number(0) / HUNDREDTHS;
  }

  static RemarkModel loaded() {
    return Loaded.MODEL;
  }

  /** The logarithm of the odds; below zero a sentence is harmless. */
  double odds(String sentence) {
    double sum = 0;
    double squares = 0;
    int known = 0;
    for (String feature : features(sentence)) {
      int weight = behind(feature.getBytes(StandardCharsets.UTF_8));
      if (weight >= 0) {
        sum += number(weight) / HUNDREDTHS;
        squares += number(endOfNumber(weight) + 1) / HUNDREDTHS;
        known++;
      }
    }
    return known < LEAST ? bias : bias + sum / Math.sqrt(squares);
  }

  /**
   * The words of a sentence and each two that stand together, the first with nothing before it and
   * the last with nothing behind it, each once; every number is one and the same.
   */
  static Set<String> features(String sentence) {
    String plain =
        NUMBER.matcher(sentence.toLowerCase(Locale.ROOT).replace('’', '\'')).replaceAll("0");
    Set<String> features = new HashSet<>();
    String before = "";
    for (String word : BETWEEN.split(plain)) {
      if (!word.isEmpty()) {
        features.add(word);
        features.add(before + " " + word);
        before = word;
      }
    }
    features.add(before + " ");
    return features;
  }

  // Where the weight of a word stands, -1 for a word that is not known.
  private int behind(byte[] word) {
    int low = first;
    int high = lines.length;
    while (low < high) {
      int start = startOfLine((low + high) >>> 1);
      int tab = start;
      while (lines[tab] != '\t') {
        tab++;
      }
      int order = Arrays.compareUnsigned(lines, start, tab, word, 0, word.length);
      if (order == 0) {
        return tab + 1;
      } else if (order < 0) {
        low = endOfLine(tab) + 1;
      } else {
        high = start;
      }
    }
    return -1;
  }

  private int startOfLine(int at) {
    int start = at;
    while (lines[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private int endOfLine(int at) {
    int end = at;
    while (lines[end] != '\n') {
      end++;
    }
    return end;
  }

  private int endOfNumber(int at) {
    int end = at;
    while (lines[end] == '-' || (lines[end] >= '0' && lines[end] <= '9')) {
      end++;
    }
    return end;
  }

  private int number(int at) {
    int end = endOfNumber(at);
    boolean negative = lines[at] == '-';
    int number = 0;
    for (int i = negative ? at + 1 : at; i < end; i++) {
      number = 10 * number + lines[i] - '0';
    }
    return negative ? -number : number;
  }

  private static byte[] read() {
    try (InputStream stream = RemarkModel.class.getResourceAsStream("remarks.tsv")) {
      if (stream == null) {
        throw new IllegalStateException("remarks.tsv is not in the jar");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("remarks.tsv cannot be read", e);
    }
  }
}
