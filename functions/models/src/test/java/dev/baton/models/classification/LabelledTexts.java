package dev.baton.models.classification;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts of which the type is known: resources in which each text stands under a line {@code ####}.
 */
final class LabelledTexts {
  static final List<String> TYPES =
      List.of("invoice", "lab-report", "discharge-summary", "referral-letter", "unknown");

  /** One text: its type, what it is in a few words, and itself. */
  record Labelled(String label, String name, String text) {}

  private LabelledTexts() {}

  /** Those from which the model is learned. */
  static List<Labelled> training() {
    return all("training");
  }

  /** Those that the model has never seen. */
  static List<Labelled> heldOut() {
    return all("held-out");
  }

  private static List<Labelled> all(String folder) {
    List<Labelled> texts = new ArrayList<>();
    for (String type : TYPES) {
      for (String part : ("\n" + Resources.text(folder + "/" + type + ".txt")).split("\n#### ")) {
        int end = part.indexOf('\n');
        if (end > 0) {
          texts.add(new Labelled(type, part.substring(0, end), part.substring(end + 1).strip()));
        }
      }
    }
    return texts;
  }
}
