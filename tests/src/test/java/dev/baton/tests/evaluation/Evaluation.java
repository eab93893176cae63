package dev.baton.tests.evaluation;

import dev.baton.models.classification.EmbeddedClassifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Prints how well documents are understood; docs/documents.md tells the command. */
public final class Evaluation {
  /** The seed whose documents nobody looked at while the rules were written. */
  static final long HELD_OUT_SEED = 4_711;

  static final String HAND_WRITTEN = "handwritten";
  static final String UNSEEN = "unseen";

  /** Texts of all four types, other papers, and texts with one fault each. */
  static final String BLIND = "blind";

  private final Stages stages = new Stages(new EmbeddedClassifier());

  /** What the stages make of these documents. */
  Scores of(List<Specimen> specimens) {
    Scores scores = new Scores();
    for (Specimen specimen : specimens) {
      scores.add(specimen, stages.of(specimen.content()));
    }
    return scores;
  }

  /** The share of key facts that is found when the types are given. */
  double recallOfGivenTypes(List<Specimen> specimens) {
    Scores scores = new Scores();
    for (Specimen specimen : specimens) {
      String type = specimen.expected().type();
      if (!type.equals(Expected.ANY) && !type.equals(Expected.UNKNOWN)) {
        scores.add(specimen, stages.of(specimen.content(), type));
      }
    }
    return scores.recall();
  }

  /** The first argument, if any, is the seed of the second generator. */
  public static void main(String[] arguments) throws IOException {
    long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : HELD_OUT_SEED;
    Evaluation evaluation = new Evaluation();
    StringBuilder text = new StringBuilder();
    evaluation.report("Written by hand", HandWritten.in(HAND_WRITTEN), text);
    evaluation.report("Written by hand, later", HandWritten.in(UNSEEN), text);
    evaluation.report("Written by hand, last", HandWritten.in(BLIND), text);
    evaluation.report("Second generator", SecondGenerator.specimens(seed, 200), text);
    System.out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  private void report(String title, List<Specimen> specimens, StringBuilder text) {
    Scores scores = of(specimens);
    line(text, "%n%s", title);
    line(text, "  type right               %.3f", scores.typed());
    line(text, "  key facts found          %.3f", scores.recall());
    line(text, "  ... with types given     %.3f", recallOfGivenTypes(specimens));
    line(text, "  right of what was found  %.3f", scores.precision());
    line(text, "  approved of what may be  %.3f", scores.approved());
    line(text, "  approved but must not be %d", scores.wronglyApproved().size());
    scores.confusion().forEach((type, row) -> line(text, "  %-20s read as %s", type, row));
    scores.fields().forEach((field, count) -> line(text, "  %-36s %s", field, count));
    scores.misses().forEach(miss -> line(text, "  not found: %s", miss));
    scores.besides().forEach(fact -> line(text, "  found beside it: %s", fact));
    scores.wronglyTyped().forEach(miss -> line(text, "  wrong type: %s", miss));
    scores.wronglyApproved().forEach(miss -> line(text, "  wrongly approved: %s", miss));
    scores.held().forEach(held -> line(text, "  to a person: %s", held));
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
