package dev.baton.documents.validation;

import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.OfOneSex;
import dev.baton.documents.extraction.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Drugs that nobody is given together, or while with child. */
final class DrugRules {
  private record Pair(Pattern one, Pattern other) {}

  private static final String ORAL_ANTICOAGULANTS =
      "apixab[aá]n|rivaroxab[aá]n|dabigatr[aá]n|edoxab[aá]n|warfarin[ae]?|warfarina|phenprocoumon"
          + "|acenocou?marol|sintrom|marcumar";

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

  private static final Pattern NO_ANTICOAGULANT =
      Pattern.compile("(?iu)\\b" + Told.OF_BLOOD_THINNERS);

  private static final Pattern NOT_WITH_CHILD =
      words(
          "\\w+pril|\\w+sartan|isotretinoin|acitretin|methotrexate|warfarin|phenprocoumon|valpro\\w+|mycophenolate|leflunomide"
              + "|thalidomide|lenalidomide|misoprostol|finasteride|dutasteride|\\w+vastatin|doxycycline");

  private static final Pattern NEVER_SWALLOWED =
      words(
          "insulin\\w*|glargine|lantus|levemir|detemir|degludec|aspart|lispro|novorapid|humalog|heparin|\\w+parin|fondaparinux"
              + "|ceftriaxone|cefotaxime|gentamicin|tobramycin|amikacin|meropenem|ertapenem|teicoplanin|\\w+umab|\\w+ximab|etanercept"
              + "|epoetin|darbepoetin|filgrastim|teriparatide|denosumab|glucagon");
  private static final Pattern ONLY_SWALLOWED =
      words(
          "metformin|\\w+vastatin|\\w+sartan|ramipril|lisinopril|perindopril|amlodipine|bisoprolol|spironolactone|allopurinol"
              + "|"
              + ORAL_ANTICOAGULANTS
              + "|gliclazide|glimepiride|\\w+gliptin|\\w+gliflozin|sertraline|mirtazapine|doxazosin");
  private static final Pattern ONCE_A_WEEK = words("methotrexate");
  private static final Set<String> BY_NEEDLE =
      Set.of("intravenous", "intramuscular", "subcutaneous", "inhaled");

  private DrugRules() {}

  static void check(Facts facts, List<Remark> findings) {
    denied(facts, findings);
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
    List<Fact> misplaced = drugs.stream().filter(DrugRules::isMisplaced).toList();
    if (!misplaced.isEmpty()) {
      findings.add(
          Remark.major("route-implausible", "Nobody is given this drug in this way.", misplaced));
    }
    tooOften(facts, findings);
    List<Fact> harmful = drugs.stream().filter(drug -> is(drug, NOT_WITH_CHILD)).toList();
    if (facts.has(OfOneSex.PREGNANT) && !harmful.isEmpty()) {
      findings.add(
          Remark.major("drugs-conflict", "Nobody with child is given this drug.", harmful));
    }
  }

  /** What is given once a week is listed for each day. */
  static void tooOften(Facts facts, List<Remark> findings) {
    List<Fact> tooOften =
        facts.named("medication").stream()
            .filter(drug -> is(drug, ONCE_A_WEEK))
            .filter(
                drug -> ToldDrugRules.DAILY.matcher(drug.value().path("frequency").asText()).find())
            .toList();
    if (!tooOften.isEmpty()) {
      findings.add(
          Remark.major(
              "frequency-implausible", "This drug is given once a week, not each day.", tooOften));
    }
  }

  /** An anticoagulant is listed where the words say that there is none. */
  static void denied(Facts facts, List<Remark> findings) {
    List<Fact> denied =
        facts.named(Told.NAME).stream()
            .filter(told -> NO_ANTICOAGULANT.matcher(told.value().asText()).find())
            .toList();
    List<Fact> listed =
        facts.named("medication").stream().filter(drug -> is(drug, ANTICOAGULANT)).toList();
    if (!denied.isEmpty() && !listed.isEmpty()) {
      findings.add(
          Remark.major(
              "contradiction",
              "An anticoagulant is listed, and the text says that there is none.",
              Stream.concat(denied.stream(), listed.stream()).toList()));
    }
  }

  private static boolean isMisplaced(Fact drug) {
    String route = drug.value().path("route").asText();
    return (route.equals("oral") && is(drug, NEVER_SWALLOWED))
        || (BY_NEEDLE.contains(route) && is(drug, ONLY_SWALLOWED));
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
