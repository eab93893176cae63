package dev.baton.models.classification;

import dev.baton.models.classification.Classification.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Classifies without any service: the meaning of the text by MiniLM against exemplars together with
 * the words of each type, weighed as learned from labelled texts and calibrated. Where no type is
 * likely enough, the answer is {@code unknown}.
 */
public final class EmbeddedClassifier implements DocumentClassifier {
  private static final double MIXED_CONFIDENCE = 0.5;

  /** What may be of no type at all with more than this probability is of none. */
  private static final double MOST_UNKNOWN = 0.3;

  private final TypeModel model;
  private final Evidence evidence;
  private final Exemplars exemplars;
  private final Vetoes vetoes;

  public EmbeddedClassifier() {
    this(new MiniLm(), TypeModel.load());
  }

  EmbeddedClassifier(MiniLm embedding, TypeModel model) {
    this.model = model;
    evidence = new Evidence(Concept.all(), new Meaning(embedding));
    exemplars = new Exemplars(model.exemplars());
    vetoes = new Vetoes(evidence.concepts());
    if (!evidence.names(model.types()).equals(model.evidence())) {
      throw new IllegalStateException("model.json was learned from other concepts: learn it anew");
    }
  }

  @Override
  public Classification classify(String claiming) {
    String text = Claims.removed(claiming);
    Classification whole = single(text);
    Optional<String> first = new SeveralDocuments(evidence.concepts(), this::single).firstOf(text);
    if (first.isEmpty()) {
      return whole;
    }
    String type = single(first.get()).type();
    boolean known = !type.equals(Classification.UNKNOWN);
    return new Classification(
        known ? type : whole.type(), MIXED_CONFIDENCE, 0, true, whole.scores());
  }

  /** The type of a text taken as one document. */
  private Classification single(String text) {
    List<Score> scores = scores(TextViews.of(text));
    Score best = scores.getFirst();
    double margin = rounded(best.score() - scores.get(1).score());
    double unknown = 0;
    for (Score score : scores) {
      unknown += score.type().equals(Classification.UNKNOWN) ? score.score() : 0;
    }
    boolean known = best.score() >= model.threshold() && unknown <= MOST_UNKNOWN;
    String type = known ? best.type() : Classification.UNKNOWN;
    return new Classification(type, best.score(), margin, false, scores);
  }

  private List<Score> scores(TextViews text) {
    float[] meaning = evidence.meaning().of(text);
    double[] near = exemplars.similarities(meaning, model.types());
    double[] words = evidence.words(text);
    double[] likely = model.probabilities(Evidence.joined(words, near, meaning));
    Vetoes.OfText vetoed = vetoes.of(text, words);
    int unknown = model.types().indexOf(Classification.UNKNOWN);
    for (int i = 0; i < likely.length; i++) {
      if (i != unknown && vetoed.against(model.types().get(i))) {
        likely[unknown] += likely[i];
        likely[i] = 0;
      }
    }
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < likely.length; i++) {
      scores.add(new Score(model.types().get(i), rounded(likely[i])));
    }
    scores.sort((one, other) -> Double.compare(other.score(), one.score()));
    return scores;
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
