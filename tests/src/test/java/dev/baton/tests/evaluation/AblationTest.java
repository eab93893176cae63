package dev.baton.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.validation.Assessment;
import dev.baton.documents.validation.Assessor;
import dev.baton.documents.validation.Evidence;
import dev.baton.documents.validation.Factor;
import dev.baton.models.classification.EmbeddedClassifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Takes one source of evidence after the other away from real documents: each changes the result.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AblationTest {
  /** What only rules look at: without these facts nothing is left for them to compare. */
  private static final Set<String> COMPARED =
      Set.of(
          "lineItem",
          "urgency",
          "birthDate",
          "subtotal",
          "tax",
          "dueDate",
          "receivedAt",
          "reportedAt",
          "allergies",
          "patientId");

  private final List<Understood> documents = new ArrayList<>();

  @BeforeAll
  void understand() {
    Stages stages = new Stages(new EmbeddedClassifier());
    for (Specimen specimen : HandWritten.in(Evaluation.HAND_WRITTEN)) {
      Understood understood = stages.of(specimen.content());
      // Where the file holds two documents, nothing is left to take away.
      if (understood.confidence() > 0) {
        documents.add(understood);
      }
    }
  }

  @Test
  void thereAreDocumentsOfEveryType() {
    assertThat(documents)
        .extracting(document -> document.classification().type())
        .hasSizeGreaterThan(20);
    assertThat(documents.stream().map(document -> document.classification().type()).distinct())
        .hasSize(4);
  }

  @Test
  void theConfidenceIsTheProductOfItsFactors() {
    for (Understood document : documents) {
      Assessment assessment = document.assessment();
      double product =
          assessment.factors().stream().mapToDouble(Factor::value).reduce(1, (a, b) -> a * b);
      assertThat(assessment.confidence()).isCloseTo(product, within(1e-4));
      assertThat(assessment.factors())
          .extracting(Factor::name)
          .containsExactly("classification", "mandatoryFacts", "findings", "textQuality");
      assertThat(assessment.factors()).allMatch(factor -> !factor.explanation().isBlank());
    }
  }

  @Test
  void withoutTheClassificationsMarginNothingIsCertain() {
    changes(document -> with(document, 0.1, document.evidence().textQuality()));
  }

  @Test
  void aTextThatReadsBadlyIsTrustedLess() {
    changes(document -> with(document, 1, document.evidence().textQuality() * 0.7));
  }

  @Test
  void withoutItsMandatoryFactsADocumentIsTrustedLess() {
    changes(
        document -> {
          DocumentType type = DocumentType.of(document.classification().type());
          Set<String> gone = Set.of("total", "analyte", "diagnosis", "reason", "patientName");
          List<Fact> left =
              document.facts().stream().filter(fact -> !gone.contains(fact.name())).toList();
          return new Assessor(type).assess(left, document.evidence());
        });
  }

  @Test
  void withoutWhatRulesCompareADocumentIsTrustedLess() {
    changes(
        document -> {
          DocumentType type = DocumentType.of(document.classification().type());
          List<Fact> left =
              document.facts().stream()
                  .filter(fact -> !COMPARED.contains(fact.name()))
                  .map(AblationTest::withoutRangeAndUnit)
                  .toList();
          return new Assessor(type).assess(left, document.evidence());
        });
  }

  @Test
  void noFactorIsAConstant() {
    Map<String, List<Double>> values = new HashMap<>();
    for (Understood document : documents) {
      for (Factor factor : document.assessment().factors()) {
        values.computeIfAbsent(factor.name(), name -> new ArrayList<>()).add(factor.value());
      }
    }
    values.remove("textQuality");
    assertThat(values)
        .hasSize(3)
        .allSatisfy((name, all) -> assertThat(all.stream().distinct().count()).isGreaterThan(1));
  }

  private interface Ablation {
    Assessment of(Understood document);
  }

  private void changes(Ablation ablation) {
    for (Understood document : documents) {
      assertThat(ablation.of(document).confidence())
          .as("%s %s", document.classification().type(), document.assessment())
          .isNotEqualTo(document.confidence());
    }
  }

  private static Assessment with(Understood document, double margin, double quality) {
    Evidence evidence = document.evidence();
    return new Assessor(DocumentType.of(document.classification().type()))
        .assess(
            document.facts(),
            new Evidence(
                evidence.classification(),
                evidence.margin() * margin,
                quality,
                evidence.pages(),
                evidence.announced()));
  }

  private static Fact withoutRangeAndUnit(Fact fact) {
    if (!fact.name().equals("analyte")) {
      return fact;
    }
    ObjectNode value = fact.value().deepCopy();
    value.putNull("low").putNull("high").putNull("unit");
    return new Fact(
        fact.name(), value, fact.text(), fact.page(), fact.line(), fact.label(), fact.section());
  }
}
