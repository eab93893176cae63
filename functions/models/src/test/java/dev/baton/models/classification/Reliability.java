package dev.baton.models.classification;

import dev.baton.models.classification.LabelledTexts.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How right a classifier is on labelled texts, and how right it is to be as sure as it says. */
final class Reliability {
  private static final int BINS = 10;

  /** One text and what the classifier said of it. */
  record Answer(Labelled labelled, Classification said) {
    boolean right() {
      return labelled.label().equals(said.type());
    }
  }

  private final List<Answer> answers = new ArrayList<>();

  Reliability(DocumentClassifier classifier, List<Labelled> texts) {
    texts.forEach(text -> answers.add(new Answer(text, classifier.classify(text.text()))));
  }

  List<Answer> wrong() {
    return answers.stream().filter(answer -> !answer.right()).toList();
  }

  /** The share of right answers among the documents of the four types. */
  double accuracyOfTypes() {
    return share(
        answers.stream()
            .filter(a -> !a.labelled().label().equals(Classification.UNKNOWN))
            .toList());
  }

  double accuracy() {
    return share(answers);
  }

  /** Those of no type that passed as one. */
  List<Answer> passed() {
    return wrong().stream()
        .filter(answer -> answer.labelled().label().equals(Classification.UNKNOWN))
        .toList();
  }

  /** The expected calibration error: how far, on average, confidence and accuracy are apart. */
  double calibrationError() {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      List<Answer> in = in(bin);
      if (!in.isEmpty()) {
        error += Math.abs(share(in) - confidence(in)) * in.size() / answers.size();
      }
    }
    return error;
  }

  /** The figures as a report for people. */
  String report() {
    StringBuilder report = new StringBuilder();
    confusion(report);
    report.append(
        String.format(
            Locale.ROOT,
            "%n%d texts, accuracy %.3f, of the four types %.3f, passed as one of them %d%n"
                + "expected calibration error %.3f%n%n",
            answers.size(),
            accuracy(),
            accuracyOfTypes(),
            passed().size(),
            calibrationError()));
    bins(report);
    report.append('\n');
    wrong().forEach(answer -> report.append(sentence(answer)));
    return report.toString();
  }

  private void confusion(StringBuilder report) {
    row(report, "right type is / said", LabelledTexts.TYPES);
    for (String is : LabelledTexts.TYPES) {
      row(
          report,
          is,
          LabelledTexts.TYPES.stream()
              .map(said -> String.valueOf(answers.stream().filter(a -> pair(a, is, said)).count()))
              .toList());
    }
  }

  private void bins(StringBuilder report) {
    row(report, "confidence", List.of("texts", "mean", "right"));
    for (int bin = 0; bin < BINS; bin++) {
      List<Answer> in = in(bin);
      if (!in.isEmpty()) {
        String name =
            String.format(Locale.ROOT, "%.1f-%.1f", (double) bin / BINS, (bin + 1.0) / BINS);
        row(report, name, List.of(in.size() + "", three(confidence(in)), three(share(in))));
      }
    }
  }

  private static String sentence(Answer answer) {
    return String.format(
        Locale.ROOT,
        "wrong: %s \"%s\" is taken for %s (%.2f)%n",
        answer.labelled().label(),
        answer.labelled().name(),
        answer.said().type(),
        answer.said().confidence());
  }

  private static boolean pair(Answer answer, String is, String said) {
    return answer.labelled().label().equals(is) && answer.said().type().equals(said);
  }

  private List<Answer> in(int bin) {
    return answers.stream()
        .filter(a -> Math.min(BINS - 1, (int) (a.said().confidence() * BINS)) == bin)
        .toList();
  }

  private static double share(List<Answer> answers) {
    return answers.stream().mapToInt(a -> a.right() ? 1 : 0).average().orElse(0);
  }

  private static double confidence(List<Answer> answers) {
    return answers.stream().mapToDouble(a -> a.said().confidence()).average().orElse(0);
  }

  private static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static void row(StringBuilder report, String name, List<String> cells) {
    report.append(String.format(Locale.ROOT, "%-22s", name));
    cells.forEach(cell -> report.append(String.format(Locale.ROOT, "%19s", cell)));
    report.append('\n');
  }
}
