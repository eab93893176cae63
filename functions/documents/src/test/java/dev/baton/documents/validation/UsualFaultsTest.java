package dev.baton.documents.validation;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.documents.extraction.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One thing broken in a document that is whole otherwise, and the whole one beside it. */
class UsualFaultsTest {
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

      Course
      %s

      Allergies
      %s

      Medications on discharge
      1. Atorvastatin 40 mg oral, at night
      2. %s

      Follow-up: clinic on 12 June 2026
      """;

  private static final String LETTER =
      """
      From: Dr B. Mkhatshwa, Kilbarry Medical
      To: Dr C. Rastogi, Whitecliff Royal Infirmary
      Date: 20 February 2026
      Subject: Referral to Rheumatology %s

      I would like to refer Philippa Trevanion (ID P4639532, born 20 June 1988).

      Reason: symmetrical small joint swelling of both hands.

      Urgency of this referral: urgent

      Question: Do you agree that this is early rheumatoid arthritis?

      %s
      """;

  private static String bill(String said) {
    return BILL.formatted(said);
  }

  @Test
  void demandsTheItemsOfABill() {
    assertThat(Assessed.codes(INVOICE, bill(""))).isEmpty();
    String wrong = bill("").replace("75.00", "85.00");
    assertThat(Assessed.codes(INVOICE, wrong)).containsAnyOf("items-disagree", "fact-missing");
    assertThat(Assessed.codes(INVOICE, bill("").replaceAll("(?m)^(?:Crown|Stump|Chip).*$", "")))
        .contains("fact-missing");
  }

  @Test
  void multipliesWhatSaysHowMany() {
    assertThat(Assessed.codes(INVOICE, bill("").replace("3 x 60.00", "3 x 70.00")))
        .contains("item-disagrees");
  }

  @Test
  void takesTheCurrencyThatStandsApartFromItsFigure() {
    String mixed = bill("").replace(" 640.00", "GBP 640.00").replace("   75.00", "EUR   75.00");
    assertThat(Assessed.codes(INVOICE, mixed)).contains("currencies-differ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The amount payable this month is £ 1,704.00; our bank details have not changed.",
        "The sum of pounds: One thousand seven hundred and four only.",
        "Amount in words: one thousand seven hundred and four pounds only",
      })
  void noticesAnotherSumInWords(String said) {
    assertThat(Assessed.codes(INVOICE, bill(said))).contains("contradiction");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The amount payable this month is £ 1,074.00; our bank details have not changed.",
        "The sum of pounds: One thousand and seventy-four and fifty pence only.",
        "Amount in words: one thousand and seventy four pounds only",
        "Replacing a broken saw is not charged.",
      })
  void bearsTheSameSumInWords(String said) {
    assertThat(Assessed.codes(INVOICE, bill(said))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Sulfonamides (urticaria), Co-trimoxazole 960 mg oral, true",
    "NSAIDs (asthma), Naproxen 250 mg oral, true",
    "Penicillin, Co-amoxiclav 625 mg oral, true",
    "Opioids (vomiting), Oxycodone 5 mg oral, true",
    "Codeine (nausea), Oxycodone 5 mg oral, false",
    "Sulfonamides (urticaria), Furosemide 40 mg oral, false",
    "Erythromycin (nausea), Clarithromycin 500 mg oral, true",
    "Latex, Ibuprofen 400 mg oral, false",
  })
  void knowsFamiliesOfDrugs(String allergy, String drug, boolean conflict) {
    assertThat(
            Assessed.codes(DISCHARGE_SUMMARY, STAY.formatted("Well.", allergy, drug + ", daily"))
                .contains("allergy-conflict"))
        .isEqualTo(conflict);
  }

  @ParameterizedTest
  @CsvSource({
    "Atorvastatin 80 mg was continued unchanged., true",
    "She is to continue her usual atorvastatin 80 mg., true",
    "Atorvastatin 40 mg was continued unchanged., false",
    "She came in on atorvastatin 80 mg which was reduced., false",
    "He was stretched to four hours and was discharged on 26 May on his tablets., true",
    "He was stretched to four hours and was discharged on 29 May on his tablets., false",
  })
  void holdsWhatWasKeptAgainstTheList(String told, boolean contradicts) {
    List<String> codes =
        Assessed.codes(
            DISCHARGE_SUMMARY, STAY.formatted(told, "None known", "Ramipril 5 mg oral, daily"));
    if (contradicts) {
      assertThat(codes).containsAnyOf("contradiction", "doses-differ");
    } else {
      assertThat(codes).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'Sodium bicarbonate oral, thrice daily', dose-missing",
    "'Ramipril by mouth once daily', dose-missing",
    "'[STOPPED] Atorvastatin 40 mg', drug-stopped",
  })
  void readsAListItemByItem(String item, String code) {
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, STAY.formatted("Well.", "None known", item)))
        .contains(code);
  }

  @ParameterizedTest
  @CsvSource({"[ROUTINE], urgencies-differ", "(Routine), urgencies-differ"})
  void readsHowUrgentASubjectIs(String subject, String code) {
    assertThat(Assessed.codes(REFERRAL_LETTER, LETTER.formatted(subject, ""))).contains(code);
    assertThat(Assessed.codes(REFERRAL_LETTER, LETTER.formatted("[URGENT]", ""))).isEmpty();
  }

  @Test
  void findsAnotherNumberOfThePatientsFormInBrackets() {
    assertThat(
            Assessed.codes(
                REFERRAL_LETTER,
                LETTER.formatted("", "The same patient (P4639760) is known to your hospital.")))
        .contains("contradiction");
    assertThat(
            Assessed.codes(
                REFERRAL_LETTER, LETTER.formatted("", "The films (CD20260220) go by post.")))
        .isEmpty();
  }

  @Test
  void takesNoTitleOfATableForASpecimen() {
    String report =
        """
        Patient: Tobias Sandhurst   DOB: 25 March 1966
        Patient identifier: H-277155
        Specimen type:
        Parameter            Result   Unit       Normal range    H/L
        Potassium            4.5      mmol/L     3.5 to 5.3
        Sample collected: 17 February 2026 09:42
        """;
    assertThat(Texts.values(Texts.facts(LAB_REPORT, report), "specimen")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Allergies: none known, He had an anaphylactic reaction to penicillin in 2021., true",
    "NKDA, She is allergic to aspirin., true",
    "Allergies: none known, His mother is allergic to penicillin., false",
    "Allergies: penicillin, He had an anaphylactic reaction to penicillin in 2021., false",
    "No known drug allergies, She is not allergic to penicillin., false",
  })
  void findsAnAllergyBesideNone(String first, String second, boolean contradicts) {
    assertThat(
            Assessed.codes(REFERRAL_LETTER, LETTER.formatted("", first + "\n\n" + second))
                .contains("contradiction"))
        .isEqualTo(contradicts);
  }

  @Test
  void takesNoDrugAllergiesForNoDrugs() {
    String none =
        STAY.formatted("Well.", "No known drug allergies.", "x")
            .replaceAll("(?m)^(?:1|2)\\. .*$", "");
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, none)).contains("medication-missing");
  }

  @Test
  void takesNoFootForAFollowUp() {
    String empty =
        STAY.formatted("Well.", "None known", "Ramipril 5 mg oral, daily")
            .replaceAll("(?m)^Follow-up: .*$", "FOLLOW-UP\n\n\n* * *\nBrenda Kite, copy to her GP");
    assertThat(Texts.values(Texts.facts(DISCHARGE_SUMMARY, empty), "followUp")).isEmpty();
  }

  @Test
  void holdsAJudgedResultAgainstTheTable() {
    String report =
        """
        Patient: Ottoline Graves      Patient ID: RB-77215
        Specimen: Serum     Collected: 18 Mar 2026 09:40

        Sodium       140   mmol/L   133-146
        Potassium    4.4   mmol/L   3.5-5.3

        Comment: potassium critically raised at %s mmol/L, telephoned to the ward.
        """;
    assertThat(Assessed.codes(LAB_REPORT, report.formatted("7.4"))).contains("contradiction");
    assertThat(Assessed.codes(LAB_REPORT, report.formatted("4.4"))).doesNotContain("contradiction");
  }

  @Test
  void readsRangesUnderLowerAndUpper() {
    String report =
        """
        Investigation            Result    Unit     Lower - Upper
        Calcium                    2.45    mmol/L   2.20 - 2.60
        ALT                        15      U/L      10 - 50
        """;
    assertThat(Texts.named(Texts.facts(LAB_REPORT, report), "analyte"))
        .allMatch(fact -> fact.value().path("low").isNumber());
  }

  @Test
  void holdsAFlagBehindTheRangeAgainstIt() {
    String report =
        """
        TEST                    RESULT   FLAG   UNITS       REFERENCE
        WBC                     11.8     H      10^3/uL     4.0-11.0
        Urea                    7.3             mmol/L      2.5 - 7.8   H
        """;
    assertThat(Assessed.codes(LAB_REPORT, report)).contains("flag-disagrees");
    assertThat(Assessed.codes(LAB_REPORT, report.replace("7.3", "9.3")))
        .doesNotContain("flag-disagrees");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reason            \nFindings          straight leg raise 35 degrees",
        "Reason:\n\nTakes amlodipine 5 mg daily.\n\nQuestion: is an MRI indicated?",
      })
  void takesNoOtherRowForTheReason(String rows) {
    String letter = "Urgency           Soon\n" + rows + "\n";
    assertThat(Texts.values(Texts.facts(REFERRAL_LETTER, letter), "reason")).isEmpty();
  }

  @Test
  void findsSomebodyElseInTheBody() {
    assertThat(
            Assessed.codes(
                REFERRAL_LETTER, LETTER.formatted("", "Dieter Kronberg lives alone and smokes.")))
        .contains("contradiction");
    assertThat(
            Assessed.codes(
                REFERRAL_LETTER,
                LETTER.formatted("", "Philippa Trevanion lives alone and smokes.")))
        .doesNotContain("contradiction");
  }

  @Test
  void doubtsAFormWhoseReasonIsBlankThoughItsDetailsAreThere() {
    String form =
        LETTER
            .formatted("", "")
            .replaceAll("Reason: .*", "Reason for referral:\nClinical details: stiff hands");
    assertThat(Assessed.codes(REFERRAL_LETTER, form)).contains("value-blank");
  }

  @ParameterizedTest
  @CsvSource({
    "'Urgency: ROUTINE [X]   URGENT [ ]', routine",
    "'Urgency: ROUTINE [ ]   URGENT [X]', urgent",
    "'Urgency: [ ] Routine   [X] Urgent', urgent",
  })
  void readsBoxesBeforeAndBehindTheirWords(String line, String urgency) {
    assertThat(Texts.values(Texts.facts(REFERRAL_LETTER, line + "\n"), "urgency"))
        .containsExactly(urgency);
  }

  @Test
  void findsAnotherCurrencyOnASlip() {
    assertThat(Assessed.codes(INVOICE, bill("PAYMENT SLIP   Amount to transfer: 1,074.00 USD")))
        .contains("currencies-differ");
  }

  @Test
  void findsAnotherDayOfDischargeInFigures() {
    assertThat(
            Assessed.codes(
                DISCHARGE_SUMMARY,
                STAY.formatted(
                    "On 31.05.2026 the patient was\ndischarged from our hospital.",
                    "None known",
                    "Ramipril 5 mg oral, daily")))
        .contains("contradiction");
  }

  @ParameterizedTest
  @CsvSource({
    "'Marjorie Trevanion (hospital no. 2367777) was admitted to the ward.', true",
    "The patient was born on 19 July 1980., true",
    "She was born on 8 August 1958 in Leeds., false",
    "'Brenda Kite (MRN 300-1822) was admitted to the ward.', false",
  })
  void findsAnotherPatientInTheCourse(String course, boolean contradicts) {
    assertThat(
            Assessed.codes(
                    DISCHARGE_SUMMARY,
                    STAY.formatted(course, "None known", "Ramipril 5 mg oral, daily"))
                .contains("contradiction"))
        .isEqualTo(contradicts);
  }

  @Test
  void findsAnotherNumberOfTheSameFormInTheText() {
    assertThat(
            Assessed.codes(
                REFERRAL_LETTER,
                LETTER.formatted("", "Her blood results are filed with us under P4693532.")))
        .contains("contradiction");
  }

  @Test
  void holdsAResultWhoseNameEndsWithAFigureAgainstTheTable() {
    String report =
        """
        Patient: Geraldine Fox      Patient ref: WV 881 0042
        Specimen: Serum     Collected: 9 October 2026 08:50

        Sodium       137   mmol/L   133-146
        CA 125        19   kU/L     < 35

        INTERPRETATION
        The CA 125 of %s kU/L is unchanged.
        """;
    assertThat(Assessed.codes(LAB_REPORT, report.formatted("219"))).contains("contradiction");
    assertThat(Assessed.codes(LAB_REPORT, report.formatted("19"))).doesNotContain("contradiction");
  }

  @Test
  void takesBothSidesOfAnExaminationForEach() {
    String stay =
        """
        Patient: Ann Lee    MRN: 300-1822
        Date of admission: 8 June 2026     Date of discharge: 15 June 2026
        Diagnosis: osteoarthritis of the left knee

        Examination
        Left knee: swollen. %s

        Medication: paracetamol 1 g orally four times a day
        Follow-up: clinic in six weeks
        """;
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, stay.formatted("Right knee: crepitus.")))
        .doesNotContain("sides-differ");
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, stay.formatted("The right knee was replaced.")))
        .contains("sides-differ");
  }
}
