package dev.baton.documents.validation;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums, doses, allergies and results that no fact accounts for, whatever is said of them. */
class WhateverWordsTest {
  private static final String BILL =
      """
      Hollow Tree Arborists Ltd
      The Yard, Sheringham Road, Holt NR25 6XX

      Bill to: Gresham Hospice
      Invoice no: B/0077
      Invoice date: 19 October 2026

      Crown reduction, two limes            640.00
      Stump grinding, 3 x 60.00             180.00
      Chip removal                           75.00
      Net                                   895.00
      VAT @ 20%%                             179.00
      TOTAL DUE                           £1,074.00

      %s
      """;

  private static final String STAY =
      """
      Patient: Brenda Kite   DOB: 8 August 1958   MRN: 300-1822
      Date of admission: 24 May 2026      Date of discharge: 29 May 2026
      Diagnosis: Heart failure

      %s

      Medications on discharge
      1. Atorvastatin 40 mg oral, at night
      2. %s

      Follow-up: %s
      """;

  private static final String REPORT =
      """
      Laboratory report
      Patient: Brenda Kite   DOB: 8 August 1948   Sex: F   MRN: 300-1822
      Specimen: %s
      Collected: 10 May 2026   Reported: 11 May 2026

      Test               Result   Unit    Ref. range     Flag
      Sodium             139      mmol/L  (133 - 146)
      Adjusted calcium   3.04     mmol/L  (2.20 - 2.60)   H
      INR                2.2              (0.9 - 1.2)     H

      Comment
      %s
      """;

  private static final String LETTER =
      """
      From: Dr B. Mkhatshwa, Kilbarry Medical
      To: Dr C. Rastogi, Whitecliff Royal Infirmary
      Date: 20 February 2026
      Patient: Leopold Tansley   Date of birth: 3 March 1950   Hospital number: KB-204417
      Priority:
        [%s] Urgent      [ ] Semi-urgent      [ ] Routine

      Reason for referral: exertional chest pain for six weeks
      Question: would you arrange an angiogram?
      %s
      """;

  @ParameterizedTest
  @CsvSource({
    "'We make the outlay £1,047.00 in all.', true",
    "'Our cashier noted £1,704.00 against this job.', true",
    "'A second limb came to 310.00 on the day.', true",
    "'Three stumps at 60.00 each.', false",
    "'The first two rows come to £820.00.', false",
    "'Late payment costs £40.00.', false",
    "'Of this £179.00 is tax.', false",
    "'We came at 7.30 to room 1.08.', false",
  })
  void everySumOfABillIsAccountedFor(String told, boolean open) {
    assertThat(Assessed.codes(INVOICE, BILL.formatted(told)).contains("sum-unexplained"))
        .isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "'She was started on atorvastatin at the modest dose, 20 mg at night.', true",
    "'Atorvastatin, begun at 10 mg and brought up to 80 mg, on which she will stay.', true",
    "'Atorvastatin went up from 20 mg to 40 mg.', false",
    "'She came with atorvastatin 80 mg, which was reduced.', false",
    "'Atorvastatin as before; bisoprolol 2.5 mg for a week.', false",
  })
  void everyDoseOfAListedDrugIsListed(String told, boolean differs) {
    List<String> codes =
        Assessed.codes(
            DISCHARGE_SUMMARY,
            STAY.formatted("Course\n" + told, "Ramipril 5 mg oral, daily", "clinic on 12 June"));
    assertThat(codes.contains("doses-differ") || codes.contains("contradiction"))
        .isEqualTo(differs);
  }

  @ParameterizedTest
  @CsvSource({
    "'Methotrexate 15 mg oral, once weekly', 'Please go on with methotrexate 15 mg every day.',"
        + " true",
    "'Methotrexate 15 mg oral, once weekly', 'Please go on with methotrexate 15 mg.', false",
    "'Ramipril 5 mg oral, daily', 'She takes her ramipril 5 mg every day.', false",
  })
  void whatIsTakenOnceAWeekIsNotTakenEachDay(String drug, String told, boolean contradicts) {
    assertThat(
            Assessed.codes(
                    DISCHARGE_SUMMARY, STAY.formatted("Course\n" + told, drug, "clinic on 12 June"))
                .contains("contradiction"))
        .isEqualTo(contradicts);
  }

  @ParameterizedTest
  @CsvSource({
    "'ALERTS: Penicillin - anaphylaxis 2011 (ICU).', 'Amoxicillin 500 mg oral, thrice daily', true",
    "'Note: cephalosporin intolerance.', 'Cefalexin 500 mg oral, thrice daily', true",
    "'ALERTS: Penicillin - anaphylaxis 2011.', 'Amoxicillin/clavulanic acid   875/125   oral  bd',"
        + " true",
    "'ALERTS: no penicillin allergy.', 'Amoxicillin 500 mg oral, thrice daily', false",
    "'ALERTS: Penicillin - anaphylaxis 2011.', 'Doxycycline 100 mg oral, daily', false",
  })
  void anAllergyIsKnownWhereverItStands(String told, String drug, boolean conflict) {
    assertThat(
            Assessed.codes(DISCHARGE_SUMMARY, STAY.formatted(told, drug, "clinic on 12 June"))
                .contains("allergy-conflict"))
        .isEqualTo(conflict);
  }

  @ParameterizedTest
  @CsvSource({
    "'Normal calcium. No action.', true",
    "'No abnormality has been found.', true",
    "'Bone profile within reference limits.', true",
    "'No other abnormality has been found.', false",
    "'Sodium is normal.', false",
    "'INR 7.2, high risk of bleeding.', true",
    "'INR 2.2, in keeping with warfarin.', false",
  })
  void aCommentCallsNothingNormalThatIsNot(String comment, boolean contradicts) {
    assertThat(
            Assessed.codes(LAB_REPORT, REPORT.formatted("serum", comment))
                .contains("contradiction"))
        .isEqualTo(contradicts);
  }

  @Test
  void whatIsReadForASpecimenOrAFollowUpIsOne() {
    assertThat(Assessed.codes(LAB_REPORT, REPORT.formatted("Parameter", "None.")))
        .contains("kind-unusual");
    assertThat(Assessed.codes(LAB_REPORT, REPORT.formatted("Sang veineux", "None.")))
        .doesNotContain("kind-unusual");
    String drug = "Ramipril 5 mg oral, daily";
    assertThat(
            Assessed.codes(
                DISCHARGE_SUMMARY, STAY.formatted("", drug, "Brenda Kite 300-1822, copied")))
        .contains("kind-unusual");
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, STAY.formatted("", drug, "bei Ihrem Hausarzt")))
        .doesNotContain("kind-unusual");
  }

  @Test
  void oneOfTheBoxesIsTicked() {
    assertThat(Assessed.codes(REFERRAL_LETTER, LETTER.formatted(" ", ""))).contains("value-blank");
    assertThat(Assessed.codes(REFERRAL_LETTER, LETTER.formatted("x", "")))
        .doesNotContain("value-blank");
  }

  @Test
  void theOtherSideIsNoticedInAnotherPartOfTheDocument() {
    String history =
        "He has been well otherwise and works in his garden on most days.\n".repeat(40);
    String letter =
        LETTER
            .formatted("x", history + "\nPlan: please scan the left knee.")
            .replace("exertional chest pain", "pain of the right knee");
    assertThat(Assessed.codes(REFERRAL_LETTER, letter)).contains("sides-differ");
    assertThat(Assessed.codes(REFERRAL_LETTER, letter.replace("the left knee", "the right knee")))
        .doesNotContain("sides-differ");
  }
}
