package dev.baton.documents.validation;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.documents.extraction.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that nobody filled in: what stands behind or below them is not theirs. */
class LeftBlankTest {
  private static final String LETTER =
      """
      From: Dr Fergal Nolan, Donaghmede Practice
      To: Respiratory Medicine, Beaumount Park Hospital
      Date: 24 February 2026
      Patient: Imelda Garvey   Date of birth: 8 January 1966   Hospital number: DPC-12907
      %s

      Reason for referral: cough for six months
      Question: is this asthma?
      """;

  private static final String STAY =
      """
      Patient: Robert Chassaing   DOB: 14 July 1943   MRN: 300-1822
      Date of admission: 23 April 2026      Date of discharge: 30 April 2026

      Diagnoses
      1. Congestive heart failure (I50.0)

      Medications on discharge
      Furosemide    %s
      Bisoprolol    2.5 mg   oral   once daily
      Ramipril      5 mg     oral   at night

      Follow-up: clinic on 28 May
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'', true",
    "Urgency:, true",
    "'[ ] Urgent  [ ] Soon  [ ] Routine', true",
    "'[ ] Urgent  [X] Soon  [ ] Routine', false",
    "URGENCY Routine, false",
    "Timing requested: same week, false",
    "Priority: Red flag, false",
  })
  void aLetterSaysHowUrgentItIs(String line, boolean missing) {
    List<Finding> findings = Assessed.findings(REFERRAL_LETTER, LETTER.formatted(line));
    assertThat(findings.stream().anyMatch(finding -> finding.sentence().contains("urgency")))
        .isEqualTo(missing);
  }

  @Test
  void theBoxBelowAnEmptyOneIsNotItsValue() {
    List<String> questions =
        Texts.values(
            Texts.facts(
                REFERRAL_LETTER,
                """
                Outpatient referral
                ---
                QUESTION TO THE SPECIALIST

                ---
                CURRENT MEDICATION Lercanidipine 10 mg once daily
                ALLERGIES Nil known
                ---
                """),
            "question");
    assertThat(questions).isEmpty();
  }

  @Test
  void aClosingIsNoQuestion() {
    List<String> questions =
        Texts.values(
            Texts.facts(
                REFERRAL_LETTER,
                """
                Motivo dell'invio: linfocitosi persistente
                Quesito clinico:

                Cordiali saluti
                Elena Carraro
                """),
            "question");
    assertThat(questions).isEmpty();
  }

  @Test
  void theDayOfCollectionIsNoSpecimen() {
    List<String> specimens =
        Texts.values(
            Texts.facts(
                LAB_REPORT,
                """
                Laboratoire du Pont
                Nature du prélèvement :
                Prélevé le 16/04/2026 à 08h20
                """),
            "specimen");
    assertThat(specimens).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mg   oral   once daily",
        "mg   once daily",
        "……   oral   twice daily",
        "oral   mane"
      })
  void aDoseWithoutItsFigureIsNone(String row) {
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, STAY.formatted(row))).contains("dose-missing");
  }

  @Test
  void aRowOfATableOfDosesHasOne() {
    String table =
        STAY.replace(
            "Furosemide    %s",
            "Drug          Dose     Route  Frequency\nApixaban                        twice daily");
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, table)).contains("dose-missing");
  }

  @Test
  void whoSignedIsNoFollowUp() {
    List<String> followUps =
        Texts.values(
            Texts.facts(
                DISCHARGE_SUMMARY,
                """
                PROCEDURES: Nil

                FOLLOW UP:


                                                        Dr. Mrs. V. Ghorpade
                                                        Reg. 2001/02/0418
                """),
            "followUp");
    assertThat(followUps).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"'', true", "'11 - 300', false"})
  void aReportHasRangesForMostOfItsFigures(String range, boolean missing) {
    String report =
        """
        Blood test results (final)
        Chart no. KPC 9917     Aisling Durkan     DOB 17 June 1982     F
        Serum, taken 23 September 2026 at 09:00, reported 23 September 2026 at 17:20

        Test             Result     Unit       Reference range    Flag
        Ferritin             39      ug/L      %s
        Iron                 17      umol/L    %s
        Transferrin         2.9      g/L
        """;
    assertThat(
            Assessed.codes(LAB_REPORT, report.formatted(range, range)).contains("ranges-missing"))
        .isEqualTo(missing);
  }

  @Test
  void aDoseIsOne() {
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, STAY.formatted("40 mg   oral   once daily")))
        .isEmpty();
  }
}
