package dev.baton.documents.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownDosesTest {
  @ParameterizedTest
  @CsvSource({
    "Digoxin 125 mg oral, true",
    "Digoxin 125 mcg oral, false",
    "Methotrexate 15 g oral, true",
    "Paracetamol 1 g oral, false",
    "Insulin glargine 900 units sc, true",
    "Nothingknown 900 mg oral, false"
  })
  void tellsADoseThatNobodyIsGiven(String written, boolean impossible) {
    Fact medication =
        Texts.facts(DocumentType.DISCHARGE_SUMMARY, "Medication:\n- " + written).stream()
            .filter(fact -> fact.name().equals("medication"))
            .findFirst()
            .orElseThrow();
    assertThat(KnownDoses.isImpossible(medication.value())).isEqualTo(impossible);
  }
}
