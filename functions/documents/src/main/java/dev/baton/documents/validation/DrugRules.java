package dev.baton.documents.validation;

import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.OfOneSex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Drugs that nobody is given together, or while with child. */
final class DrugRules {
  private record Pair(Pattern one, Pattern other) {}

  private static final String ORAL_ANTICOAGULANTS =
      "apixaban|rivaroxaban|dabigatran|edoxaban|warfarin|phenprocoumon|acenocoumarol";

  private static final List<Pair> APART =
      List.of(
          pair(
              "sildenafil|tadalafil|vardenafil|avanafil",
              "nitrate|glyceryl"
                  + " trinitrate|nitroglycerin\\w*|gtn|isosorbide|mononitrate|dinitrate|nicorandil|molsidomin\\w*|riociguat"),
          pair("methotrexate", "trimethoprim|co-trimoxazole|cotrimoxazole|sulfamethoxazole"),
          pair("azathioprine|mercaptopurine", "allopurinol|febuxostat"),
          pair(
              "phenelzine|tranylcypromine|moclobemide|selegiline|rasagiline|linezolid",
              "fluoxetine|sertraline|citalopram|escitalopram|paroxetine|venlafaxine|duloxetine|clomipramine|tramadol|pethidine"),
          pair(
              "simvastatin",
              "clarithromycin|erythromycin|itraconazole|ketoconazole|ritonavir|gemfibrozil"),
          pair("verapamil", "ivabradine"),
          pair("sacubitril|entresto", "\\w+pril"));

  private static final Pattern ANTICOAGULANT = words(ORAL_ANTICOAGULANTS);

  private static final Pattern NOT_WITH_CHILD =
      words(
          "\\w+pril|\\w+sartan|isotretinoin|acitretin|methotrexate|warfarin|phenprocoumon|valpro\\w+|mycophenolate|leflunomide"
              + "|thalidomide|lenalidomide|misoprostol|finasteride|dutasteride|\\w+vastatin|doxycycline");

  private DrugRules() {}

  static void check(Facts facts, List<Remark> findings) {
    List<Fact> drugs = facts.named("medication");
    List<Fact> together = new ArrayList<>();
    for (Pair pair : APART) {
      List<Fact> one = drugs.stream().filter(drug -> is(drug, pair.one())).toList();
      List<Fact> other = drugs.stream().filter(drug -> is(drug, pair.other())).toList();
      if (!one.isEmpty() && !other.isEmpty()) {
        together.addAll(one);
        together.addAll(other);
      }
    }
    List<Fact> anticoagulants = drugs.stream().filter(drug -> is(drug, ANTICOAGULANT)).toList();
    if (anticoagulants.stream().map(DrugRules::name).distinct().count() > 1) {
      together.addAll(anticoagulants);
    }
    if (!together.isEmpty()) {
      findings.add(
          Remark.major("drugs-conflict", "Nobody is given these drugs together.", together));
    }
    List<Fact> harmful = drugs.stream().filter(drug -> is(drug, NOT_WITH_CHILD)).toList();
    if (facts.has(OfOneSex.PREGNANT) && !harmful.isEmpty()) {
      findings.add(
          Remark.major("drugs-conflict", "Nobody with child is given this drug.", harmful));
    }
  }

  private static boolean is(Fact drug, Pattern words) {
    return words.matcher(name(drug)).find();
  }

  private static String name(Fact drug) {
    return drug.value().path("name").asText().toLowerCase(Locale.ROOT);
  }

  private static Pair pair(String one, String other) {
    return new Pair(words(one), words(other));
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?U)\\b(?:" + alternatives + ")\\b");
  }
}
