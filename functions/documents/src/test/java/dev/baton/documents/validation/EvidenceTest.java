package dev.baton.documents.validation;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.Texts;
import dev.baton.documents.validation.Finding.Place;
import dev.baton.documents.validation.Finding.Severity;
import dev.baton.shared.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceTest {
  private static final Evidence CLEAR =
      new Evidence(0.99, 0.5, 1, 1, new Evidence.Announced(1, List.of()));

  private static final String INVOICE_TEXT =
      """
      Invoice No: 77-A
      Dated: 11 Feb 2026
      Pay by: 13 Mar 2026
      Sold to: Creek Farm
      Supplier: Bolt Hardware Ltd

      Particulars          Qty   Rate     Amount
      Fence posts           40    6.25    250.00

      Net                             EUR 250.00
      VAT 20%                          EUR 50.00
      Amount due                      EUR 300.00
      """;

  private static final String LAB_TEXT =
      """
      Name: Sam Field
      MRN: 4471
      Specimen: Serum
      Collected: 2026-02-01
      Reported: 2026-02-02

      Test              Result   Unit     Reference range
      RBC               4.50     10^12/L  4.0 - 5.5
      Hematocrit        40.5     %        36 - 46
      MCV               90       fL       80 - 100
      Total protein     70       g/L      60 - 80
      Albumin           42       g/L      35 - 50
      Globulin          28       g/L      20 - 35
      """;

  @Test
  void aFindingSaysWhereInTheResultAndWhereInTheDocument() {
    String wrong = INVOICE_TEXT.replace("EUR 300.00", "EUR 330.00");
    List<Fact> facts = Texts.facts(INVOICE, wrong);
    Assessment assessment = new Assessor(INVOICE).assess(facts, CLEAR);
    Finding finding =
        assessment.findings().stream()
            .filter(found -> found.code().equals("sum-disagrees"))
            .findFirst()
            .orElseThrow();
    JsonNode result = JsonNodeFactory.instance.objectNode().set("entities", json(facts));
    assertThat(finding.evidence())
        .anySatisfy(
            place -> {
              assertThat(result.at(place.pointer()).path("amount").asInt()).isEqualTo(330);
              assertThat(place.text()).contains("330.00");
              assertThat(place.page()).isEqualTo(1);
              assertThat(place.line()).isEqualTo(12);
            });
  }

  @Test
  void whatIsMissingIsNamedAndCountedOnce() {
    Assessment assessment = assess(INVOICE, INVOICE_TEXT.replace("Sold to", "Remark"));
    assertThat(assessment.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo("fact-missing");
              assertThat(finding.severity()).isEqualTo(Severity.NOTE);
              assertThat(finding.sentence()).contains("buyer");
            });
    assertThat(factor(assessment, "findings")).isEqualTo(1);
    assertThat(factor(assessment, "mandatoryFacts")).isLessThan(0.9);
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeHasASchemaThatNamesItsMandatoryFacts(DocumentType type) {
    assertThat(TypeSchema.of(type).mandatory()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(TypeSchema.of(type).check(List.of())).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INVOICE           | total         | {"amount": "12", "currency": "EUR"} | /value/amount
          INVOICE           | total         | {"amount": 12, "currency": "Euro"}  | /value/currency
          INVOICE           | issueDate     | "2026-13-40"                        | /value
          INVOICE           | bic           | "NOTABIC"                           | /value
          LAB_REPORT        | analyte       | {"name": "Sodium"}                  | /value
          LAB_REPORT        | sex           | "unknown"                           | /value
          DISCHARGE_SUMMARY | medication    | {"name": "Aspirin", "dose": {"value": 0, "unit": "mg"}} | /value/dose/value
          DISCHARGE_SUMMARY | admissionDate | "yesterday"                         | /value
          REFERRAL_LETTER   | urgency       | "very"                              | /value
          REFERRAL_LETTER   | patientName   | "1"                                 | /value
          """)
  void aValueOfAnotherFormViolatesTheSchema(
      DocumentType type, String name, String value, String member) {
    Fact fact = new Fact(name, Json.tree(value), "as written", 3, 7, "label", null);
    Assessment assessment = new Assessor(type).assess(List.of(fact), CLEAR);
    assertThat(assessment.findings())
        .filteredOn(finding -> finding.code().equals("schema-violated"))
        .hasSize(1)
        .allSatisfy(
            finding ->
                assertThat(finding.evidence())
                    .allSatisfy(
                        place -> assertThat(place.pointer()).startsWith("/entities/0" + member))
                    .extracting(Place::text, Place::page, Place::line)
                    .containsOnly(tuple("as written", 3, 7)));
  }

  @Test
  void whatTheStagesFindIsOfTheFormThatTheSchemasGive() {
    assertThat(assess(INVOICE, INVOICE_TEXT).findings()).isEmpty();
    assertThat(assess(LAB_REPORT, LAB_TEXT).findings()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} for {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          results-disagree   | MCV               90   | MCV               70
          results-disagree   | Total protein     70   | Total protein     79
          results-disagree   | RBC               4.50 | RBC               6.40
          abnormal-unflagged | Albumin           42       g/L      35 - 50 | Albumin           54       g/L      35 - 50
          contradiction      | MRN: 4471 | Patient name: Ann Other
          contradiction      | MRN: 4471 | Sex: F  Gender: male
          """)
  void aChangedResultContradictsTheOthersEvenWithoutAFlag(String code, String right, String wrong) {
    Assessment assessment = assess(LAB_REPORT, LAB_TEXT.replace(right, wrong));
    assertThat(assessment.findings()).extracting(Finding::code).contains(code);
    assertThat(assessment.confidence()).isLessThan(0.9);
  }

  @Test
  void aTaxAndATotalThatWereChangedTogetherContradictTheRate() {
    String wrong = INVOICE_TEXT.replace("EUR 50.00", "EUR 80.00").replace("300.00", "330.00");
    assertThat(assess(INVOICE, wrong).findings())
        .extracting(Finding::code)
        .contains("tax-rate-disagrees");
  }

  @Test
  void rulesThatHadNothingToCompareAreNoEvidence() {
    Assessment all = assess(INVOICE, INVOICE_TEXT);
    Assessment without = assess(INVOICE, INVOICE_TEXT.replaceAll("Pay by.*\n", ""));
    assertThat(factor(without, "findings")).isLessThan(factor(all, "findings"));
    assertThat(without.factors())
        .anySatisfy(factor -> assertThat(factor.explanation()).contains("order of dates"));
  }

  @Test
  void anInitialIsNoOtherPerson() {
    String text =
        """
        Patient: Earl J. Thompson
        Patient name: Thompson, Earl
        From: Dr. Ada Vale
        """;
    assertThat(assess(REFERRAL_LETTER, text).findings())
        .extracting(Finding::code)
        .doesNotContain("contradiction");
    assertThat(
            assess(DISCHARGE_SUMMARY, text.replace("Thompson, Earl", "Mary Thompson")).findings())
        .extracting(Finding::code)
        .contains("contradiction");
  }

  private static double factor(Assessment assessment, String name) {
    return assessment.factors().stream()
        .filter(factor -> factor.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static JsonNode json(List<Fact> facts) {
    List<JsonNode> all = new ArrayList<>();
    facts.forEach(fact -> all.add(Json.tree(Json.write(fact))));
    return JsonNodeFactory.instance.arrayNode().addAll(all);
  }

  private static Assessment assess(DocumentType type, String text) {
    return new Assessor(type).assess(Texts.facts(type, text), CLEAR);
  }
}
