package dev.baton.tests.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.models.classification.EmbeddedClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Measures how well documents are understood; {@code ./baton evaluate} shows it. */
final class Evaluation {
  /** The seed whose documents nobody looked at while the rules were written. */
  static final long HELD_OUT_SEED = 4_711;

  static final String HAND_WRITTEN = "handwritten";
  static final String UNSEEN = "unseen";

  /** Texts of all four types, other papers, and texts with one fault each. */
  static final String BLIND = "blind";

  /** Texts that were written one round after the other, each before its rules. */
  static final List<String> ROUNDS =
      List.of(
          "round1", "round2", "round3", "round4", "round5", "round6", "round7", "round8", "round9");

  /**
   * By one to three authors each, who saw neither the rules nor each other's texts, after the rules
   * for all rounds before; parts of the thirteenth and fourteenth by generators of their own.
   */
  static final List<String> BLIND_ROUNDS =
      List.of(
          "round10", "round11", "round12", "round13", "round14", "round15", "round16", "round17",
          "round18", "round19", "round20", "round21", "round22", "round23", "round24", "round25",
          "round26", "round27", "round28", "round29", "round30", "round31", "round32", "round33",
          "round34", "round35", "round36", "round37", "round38", "round39", "round40", "round41",
          "round42", "round43", "round44", "round45", "round46", "round47", "round48", "round49",
          "round50", "round51", "round52", "round53", "round54", "round55", "round56");

  /** One fault each, and papers that only look like one of the types. */
  static final String FAULTS = "faults";

  private final Stages stages = new Stages(new EmbeddedClassifier());
  private final StringBuilder text = new StringBuilder();
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final Calibration types = new Calibration();
  private final Calibration results = new Calibration();

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

  /**
   * Writes what is measured into a folder: {@code report.txt} for people, {@code report.json}, and
   * the calibration curves of the type and of the confidence as pictures.
   */
  static void write(Path folder) throws IOException {
    Evaluation evaluation = new Evaluation();
    evaluation.report("Written by hand", HandWritten.in(HAND_WRITTEN));
    evaluation.report("Written by hand, later", HandWritten.in(UNSEEN));
    evaluation.report("Written by hand, last", HandWritten.in(BLIND));
    for (String round : ROUNDS) {
      evaluation.report("Written by hand, " + round, HandWritten.in(round));
    }
    for (String round : BLIND_ROUNDS) {
      evaluation.report("Written by hand, " + round, HandWritten.in(round));
    }
    evaluation.report("Written by hand, " + FAULTS, HandWritten.in(FAULTS));
    evaluation.report("Second generator", SecondGenerator.specimens(HELD_OUT_SEED, 200));
    evaluation.calibrations();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.txt"), evaluation.text);
    Files.writeString(folder.resolve("report.json"), evaluation.json.toPrettyString() + "\n");
    Files.writeString(
        folder.resolve("types.svg"),
        evaluation.types.picture("How sure of the type, and how right", "share of right types"));
    Files.writeString(
        folder.resolve("confidence.svg"),
        evaluation.results.picture(
            "How sure of the result, and how right",
            "share of results that are right and need no person"));
  }

  private void report(String title, List<Specimen> specimens) {
    Scores scores = of(specimens);
    types.add(scores.classification());
    results.add(scores.confidence());
    double given = recallOfGivenTypes(specimens);
    line("%n%s, %d documents", title, specimens.size());
    line("  type right               %.3f", scores.typed());
    line("  key facts found          %.3f", scores.recall());
    line("  ... with types given     %.3f", given);
    line("  right of what was found  %.3f", scores.precision());
    line("  approved of what may be  %.3f", scores.approved());
    line("  approved but must not be %d", scores.wronglyApproved().size());
    scores.confusion().forEach((type, row) -> line("  %-20s read as %s", type, row));
    scores.fields().forEach((field, count) -> line("  %-36s %s", field, count));
    scores.misses().forEach(miss -> line("  not found: %s", miss));
    scores.besides().forEach(fact -> line("  found beside it: %s", fact));
    scores.wronglyTyped().forEach(miss -> line("  wrong type: %s", miss));
    scores.wronglyApproved().forEach(miss -> line("  wrongly approved: %s", miss));
    scores.held().forEach(held -> line("  to a person: %s", held));
    ObjectNode part = json.withArrayProperty("parts").addObject();
    part.put("name", title).put("documents", specimens.size()).put("typeRight", scores.typed());
    part.put("recall", scores.recall()).put("recallOfGivenTypes", given);
    part.put("precision", scores.precision()).put("approvedOfApprovable", scores.approved());
    part.put("wronglyApproved", scores.wronglyApproved().size());
    ObjectNode confusion = part.putObject("confusion");
    scores.confusion().forEach((type, row) -> row.forEach(confusion.putObject(type)::put));
    ObjectNode fields = part.putObject("fields");
    scores.fields().forEach((field, count) -> fields.set(field, count.json()));
  }

  private void calibrations() {
    line("%nCalibration of the type, all documents above");
    text.append(types.table());
    line("%nCalibration of the confidence, all documents above that have a type");
    line("(right: every key fact was found, and nothing in it needs a person)");
    text.append(results.table());
    json.set("types", types.json());
    json.set("confidence", results.json());
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
