package dev.baton.models.classification;

import dev.baton.models.classification.Classification.Score;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Classifies without any service: the meaning of the text by MiniLM against exemplars, and its
 * words. Both must speak for a type; where neither does clearly, the answer is {@code unknown}.
 */
public final class EmbeddedClassifier implements DocumentClassifier {
  private static final int MOST_CHARACTERS = 120_000;
  private static final int CHUNK = 900;
  private static final int MOST_CHUNKS = 10;

  private static final double WORDS_SHARE = 0.7;
  private static final double LEAST_SCORE = 0.5;
  private static final double LEAST_LEAD = 0.06;
  private static final double OTHER_AT_LEAST = 0.3;
  private static final double TEMPERATURE = 0.07;
  private static final double MIXED_CONFIDENCE = 0.5;

  private final Lexicon lexicon;
  private final Exemplars exemplars;

  public EmbeddedClassifier() {
    this(new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run));
  }

  EmbeddedClassifier(EmbeddingModel model) {
    lexicon = Lexicon.load();
    exemplars = Exemplars.load(model);
  }

  @Override
  public Classification classify(String whole) {
    String text = whole.length() > MOST_CHARACTERS ? whole.substring(0, MOST_CHARACTERS) : whole;
    List<Score> scores = scores(text);
    Score best = scores.get(0);
    double margin = best.score() - scores.get(1).score();
    double confidence = confidence(scores);
    String type = best.type();
    if (!type.equals(Classification.UNKNOWN) && new MixedDocuments(lexicon).in(whole)) {
      return new Classification(type, MIXED_CONFIDENCE, 0, true, scores);
    }
    boolean known = best.score() >= LEAST_SCORE && margin >= LEAST_LEAD;
    if (!known) {
      type = Classification.UNKNOWN;
    }
    return new Classification(type, rounded(confidence), rounded(margin), false, scores);
  }

  private List<Score> scores(String text) {
    Map<String, Double> near = exemplars.similarities(chunks(text));
    List<Score> scores = new ArrayList<>();
    for (String type : lexicon.types()) {
      scores.add(
          new Score(type, score(lexicon.evidence(type, text), near.getOrDefault(type, 0.0))));
    }
    double other = score(lexicon.other(text), near.getOrDefault(Exemplars.OTHER, 0.0));
    scores.add(new Score(Classification.UNKNOWN, Math.max(OTHER_AT_LEAST, other)));
    scores.sort(Comparator.comparingDouble(Score::score).reversed());
    return scores;
  }

  private static double score(double words, double similarity) {
    // Unrelated texts are about 0.1 apart from each other, texts of one sort above 0.6.
    double meaning = Math.clamp((similarity - 0.1) / 0.5, 0, 1);
    return rounded(WORDS_SHARE * words + (1 - WORDS_SHARE) * meaning);
  }

  private static double confidence(List<Score> scores) {
    double sum = 0;
    for (Score score : scores) {
      sum += Math.exp((score.score() - scores.getFirst().score()) / TEMPERATURE);
    }
    return 1 / sum;
  }

  /** The text in pieces the model can take in, evenly over its length when there are many. */
  static List<String> chunks(String text) {
    String plain = text.replaceAll("[\\s_=*.-]{2,}", " ").strip();
    List<String> all = new ArrayList<>();
    for (int from = 0; from < plain.length(); from += CHUNK) {
      all.add(plain.substring(from, Math.min(plain.length(), from + CHUNK)));
    }
    if (all.size() <= MOST_CHUNKS) {
      return all.isEmpty() ? List.of("-") : all;
    }
    List<String> some = new ArrayList<>();
    for (int i = 0; i < MOST_CHUNKS; i++) {
      some.add(all.get(i * all.size() / MOST_CHUNKS));
    }
    return some;
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
