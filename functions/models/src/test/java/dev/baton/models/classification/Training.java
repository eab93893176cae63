package dev.baton.models.classification;

import dev.baton.models.classification.Exemplars.Exemplar;
import dev.baton.models.classification.LabelledTexts.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Learns {@code model.json} from the labelled texts: a multinomial logistic regression over the
 * evidence, its temperature from texts it was not learned from (cross-validation). The same texts
 * give the same model.
 */
final class Training {
  private static final int FOLDS = 8;
  private static final double WORN = 0.5;
  // A type is named when it is likelier than not; how likely, is in the confidence.
  private static final double THRESHOLD = 0.5;
  // There are more texts of no type than of each type; uploads are of a type more often than not.
  private static final double FAVOUR = 1.4;

  /** A text, or a worn copy of it, as evidence. */
  private record Row(int text, int type, double weight, double[] words, float[] meaning) {}

  private final List<Labelled> texts;
  private final Evidence evidence;
  private final List<Concept> titles;
  private final List<Row> rows = new ArrayList<>();

  Training(List<Labelled> texts, MiniLm model) {
    this.texts = texts;
    evidence = new Evidence(Concept.all(), new Meaning(model));
    titles = evidence.concepts().stream().filter(c -> c.scope() == Concept.Scope.TITLE).toList();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i).text();
      rows.add(row(i, 1, text));
      for (String worn : List.of(withoutTitle(text), withGaps(text, new Random(i)))) {
        if (worn.lines().count() > 2) {
          rows.add(row(i, WORN, worn));
        }
      }
    }
  }

  TypeModel model() {
    List<Exemplar> all = exemplars(text -> true);
    double[][] weights = learned(rows, evidences(rows, new Exemplars(all), true));
    for (double[] row : weights) {
      for (int i = 0; i < row.length; i++) {
        row[i] = Math.round(row[i] * 10_000) / 10_000.0;
      }
    }
    return new TypeModel(
        LabelledTexts.TYPES,
        evidence.names(LabelledTexts.TYPES),
        weights,
        temperature(),
        THRESHOLD,
        all);
  }

  private Row row(int text, double weight, String content) {
    TextViews views = TextViews.of(content);
    int type = LabelledTexts.TYPES.indexOf(texts.get(text).label());
    return new Row(text, type, weight, evidence.words(views), evidence.meaning().of(views));
  }

  private double temperature() {
    List<double[]> sums = new ArrayList<>();
    List<Integer> types = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int out = fold;
      Exemplars others = new Exemplars(exemplars(text -> text % FOLDS != out));
      List<Row> learn = renumbered(rows.stream().filter(r -> r.text() % FOLDS != out).toList());
      double[][] weights = learned(learn, evidences(learn, others, true));
      List<Row> check =
          rows.stream().filter(r -> r.text() % FOLDS == out && r.weight() == 1).toList();
      List<double[]> found = evidences(check, others, false);
      for (int i = 0; i < check.size(); i++) {
        sums.add(TypeModel.sums(weights, found.get(i)));
        types.add(check.get(i).type());
      }
    }
    return likeliest(sums, types);
  }

  private static double likeliest(List<double[]> sums, List<Integer> types) {
    double best = 1;
    double least = Double.MAX_VALUE;
    for (int hundredth = 30; hundredth <= 300; hundredth += 2) {
      double loss = 0;
      for (int i = 0; i < sums.size(); i++) {
        double likely = TypeModel.softmax(sums.get(i), hundredth / 100.0)[types.get(i)];
        loss -= Math.log(Math.max(1e-9, likely));
      }
      if (loss < least) {
        least = loss;
        best = hundredth / 100.0;
      }
    }
    return best;
  }

  // The exemplars of a fold are numbered anew: by that number a text is left out of its own.
  private static List<Row> renumbered(List<Row> rows) {
    List<Row> renumbered = new ArrayList<>();
    int number = -1;
    int last = -1;
    for (Row row : rows) {
      number += row.text() == last ? 0 : 1;
      last = row.text();
      renumbered.add(new Row(number, row.type(), row.weight(), row.words(), row.meaning()));
    }
    return renumbered;
  }

  private static List<double[]> evidences(List<Row> rows, Exemplars exemplars, boolean own) {
    return rows.stream()
        .map(
            row ->
                Evidence.joined(
                    row.words(),
                    exemplars.similarities(
                        row.meaning(), LabelledTexts.TYPES, own ? row.text() : -1),
                    row.meaning()))
        .toList();
  }

  private static double[][] learned(List<Row> rows, List<double[]> evidences) {
    int[] types = rows.stream().mapToInt(Row::type).toArray();
    int unknown = LabelledTexts.TYPES.indexOf(Classification.UNKNOWN);
    double[] shares =
        rows.stream().mapToDouble(r -> r.weight() * (r.type() == unknown ? 1 : FAVOUR)).toArray();
    return new Regression(LabelledTexts.TYPES.size()).learned(evidences, types, shares);
  }

  private List<Exemplar> exemplars(IntPredicate which) {
    return rows.stream()
        .filter(row -> row.weight() == 1 && which.test(row.text()))
        .map(row -> Exemplar.of(texts.get(row.text()).label(), row.meaning()))
        .toList();
  }

  // A title is often lost: it is part of a picture, or was left out.
  private String withoutTitle(String text) {
    return text.lines()
        .filter(line -> titles.stream().noneMatch(title -> title.names(TextViews.bare(line))))
        .collect(Collectors.joining("\n"));
  }

  private static String withGaps(String text, Random random) {
    return text.lines().filter(line -> random.nextInt(4) > 0).collect(Collectors.joining("\n"));
  }
}
