package dev.baton.documents.validation;

import dev.baton.documents.extraction.DeniedDiseases;
import dev.baton.documents.extraction.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the text of a summary says that the patient has not what it lists as a diagnosis. */
final class DeniedDiagnosisRules {
  /** What more than one disease is called by, in small letters. */
  private static final Set<String> COMMON =
      Set.of(
          "acute", "chronic", "of", "the", "a", "an", "any", "evidence", "or", "and", "de", "des");

  private DeniedDiagnosisRules() {}

  static void check(Facts facts, List<Remark> findings) {
    List<Fact> contradicted = new ArrayList<>();
    for (Fact denied : facts.named(DeniedDiseases.NAME)) {
      Set<String> words = words(denied.value().asText());
      facts.named("diagnosis").stream()
          .filter(diagnosis -> !words.isEmpty())
          .filter(diagnosis -> words(diagnosis.value().path("name").asText()).containsAll(words))
          .findFirst()
          .ifPresent(diagnosis -> contradicted.addAll(List.of(diagnosis, denied)));
    }
    if (!contradicted.isEmpty()) {
      findings.add(
          Remark.minor(
              "diagnosis-denied",
              "The text says that the patient has not what is listed as a diagnosis.",
              contradicted));
    }
  }

  private static Set<String> words(String disease) {
    return Arrays.stream(disease.toLowerCase(Locale.ROOT).split("[^\\p{L}-]+"))
        .filter(word -> !word.isEmpty() && !COMMON.contains(word))
        .collect(Collectors.toSet());
  }
}
