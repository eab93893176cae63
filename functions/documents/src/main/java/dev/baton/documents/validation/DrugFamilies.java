package dev.baton.documents.validation;

import java.util.List;
import java.util.regex.Pattern;

/** Drugs that one allergy forbids together: who does not bear one is given none of them. */
final class DrugFamilies {
  private static final List<Family> ALL =
      List.of(
          family(
              "penicillins?|beta[- ]?lactams?",
              "amoxi\\w*|ampicillin|flucloxacillin|dicloxacillin|cloxacillin|oxacillin|co-amoxiclav"
                  + "|co-fluampicil|augmentin|piperacillin\\w*|pip-?tazo?\\w*|tazocin|pivmecillinam"
                  + "|phenoxymethylpenicillin|benzylpenicillin|penicillin\\w*|nafcillin|temocillin"),
          family("cephalosporins?|cefalosporins?", "cef\\w+|ceph\\w+|keflex|rocephin|zinacef"),
          family(
              "sul(?:f|ph)a(?:s| drugs?| antibiotics?)?|sul(?:f|ph)onamides?",
              "co-trimoxazole|cotrimoxazole|sul(?:f|ph)amethoxazole\\w*|trimethoprim[-/ ]+sul\\w+"
                  + "|bactrim|septrin|septra|sul(?:f|ph)a(?:salazine|diazine|doxine)"),
          family(
              "nsaids?|non-?steroidals?[\\w -]*|anti-?inflammator(?:y|ies)",
              "ibuprofen|naproxen|diclofenac|indometacin|indomethacin|ketorolac|ketoprofen"
                  + "|meloxicam|piroxicam|celecoxib|etoricoxib|mefenamic|aspirin|acetylsalicylic"),
          family("macrolides?", "erythromycin|clarithromycin|azithromycin|roxithromycin"),
          family(
              "(?:fluoro)?quinolones?",
              "ciprofloxacin|levofloxacin|moxifloxacin|ofloxacin|norfloxacin"),
          family("tetracyclines?", "doxycycline|minocycline|lymecycline|oxytetracycline"),
          named("ace[- ]?inhibitors?|acei", "\\w+(?<!a)pril"),
          named("statins?", "\\w+vastatin"),
          named("opi(?:oid|ate)s?", "morphine|codeine|co-codamol|oxycodone|tramadol|fentanyl"),
          named("codeine", "co-codamol|dihydrocodeine"),
          family("aspirin|salicylates?", "acetylsalicylic|aspirin"),
          family("paracetamol|acetaminophen", "paracetamol|acetaminophen|co-codamol|panadol"),
          named("heparins?", "\\w+parin|heparin"));

  private DrugFamilies() {}

  private record Family(Pattern said, Pattern drugs) {}

  /** Of these, whoever does not bear one bears none. */
  private static Family family(String said, String drugs) {
    return named(said + "|" + drugs, drugs);
  }

  /** Of these the name of the family forbids all, and one of them itself alone. */
  private static Family named(String said, String drugs) {
    return new Family(
        Pattern.compile("(?i)\\b(?:" + said + ")\\b"),
        Pattern.compile("(?i)\\b(?:" + drugs + ")\\b"));
  }

  /** Whether what is said of allergies forbids a drug of this name. */
  static boolean forbids(String allergies, String drug) {
    return ALL.stream()
        .anyMatch(
            family ->
                family.drugs().matcher(drug).find() && family.said().matcher(allergies).find());
  }
}
