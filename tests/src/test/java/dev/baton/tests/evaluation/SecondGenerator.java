package dev.baton.tests.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes documents that share no template with the samples: what they say, how they say it and how
 * they are laid out are drawn independently of each other, from one seed.
 */
final class SecondGenerator {
  private SecondGenerator() {}

  /** Documents of the four types in turn, then of none. */
  static List<Specimen> specimens(long seed, int count) {
    List<Specimen> specimens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Chance chance = new Chance(seed * 100_003 + i);
      Look look = Look.of(chance);
      boolean pdf = chance.percent(60);
      Draft draft =
          new Draft(
              pdf
                  ? new PdfMedium(look, "Copy " + chance.digits(3) + " for the file")
                  : new TextMedium(look));
      String name =
          switch (i % 5) {
            case 0 -> InvoiceDraft.write(chance, draft);
            case 1 -> LabReportDraft.write(chance, draft);
            case 2 -> StayDraft.write(chance, draft);
            case 3 -> ReferralDraft.write(chance, draft);
            default -> OtherDraft.write(chance, draft);
          };
      String file = name + "-" + seed + "-" + i + (pdf ? ".pdf" : ".txt");
      specimens.add(new Specimen(file, draft.medium.bytes(), draft.expected(name)));
    }
    return specimens;
  }

  /** A document that is being written, and what it has said so far. */
  static final class Draft {
    final Medium medium;
    private final Map<String, List<String>> facts = new LinkedHashMap<>();
    private @Nullable String person;

    Draft(Medium medium) {
      this.medium = medium;
    }

    void states(String field, String note) {
      facts.computeIfAbsent(field, f -> new ArrayList<>()).add(note);
    }

    /** Says why a person must see it. */
    void spoiled(String why) {
      person = why;
    }

    Medium.Pair pair(String label, String value) {
      return new Medium.Pair(label, value);
    }

    /** A pair whose value is a fact as it is written. */
    Medium.Pair stated(String field, String label, String value) {
      states(field, value);
      return pair(label, value);
    }

    private Expected expected(String name) {
      return new Expected(name.equals("other") ? Expected.UNKNOWN : name, person, facts);
    }
  }
}
