package dev.baton.documents.validation;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.documents.extraction.DocumentType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences that say something else than the tables, and those that only sound like it. */
class ToldRulesTest {
  private static final String STAY =
      """
      Patient: Brenda Kite   DOB: 8 August 1958   Sex: F   MRN: 300-1822
      Date of admission: 10 May 2026      Date of discharge: 14 May 2026
      Diagnosis: Atrial fibrillation

      Course
      %s

      Medications on discharge
      Warfarin           5 mg     oral   every evening
      Bisoprolol        10 mg     oral   every morning
      Alendronic acid   70 mg     oral   daily

      Follow-up: clinic on 2 June 2026
      """;

  private static final String REPORT =
      """
      Laboratory report
      Patient: Brenda Kite   DOB: 8 August 1948   Sex: F   MRN: 300-1822
      Specimen: serum
      Collected: 10 May 2026   Reported: 11 May 2026

      Test             Result   Unit    Ref. range     Flag
      TSH              0.02     mIU/L   (0.45 - 4.50)   L
      Free T4          2.9      ng/dL   (0.8 - 1.8)     H
      Haemoglobin      131      g/L     (115 - 160)

      Comment
      %s
      """;

  private static final String BILL =
      """
      Acorn Joinery Ltd
      Invoice No: 4471
      Invoice date: 11 May 2026
      Bill to: Lakeview Dental Group

      Description             Qty    Price     Amount
      Oak door                  1   450.00     450.00
      Fitting                   2    60.00     120.00
                                     Total EUR 570.00

      %s
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Warfarin was stopped and must not be taken again.",
        "She bled; we have discontinued her warfarin for good.",
        "In view of this warfarin has been stopped.",
        "Warfarin should not be restarted without advice.",
        "Her warfarin has been stopped for good because of the bleed into her bowel of last week"
            + " and she must not be given it again.",
        "Warfarin was the cause; it was stopped for good, and she is well without it.",
        "Warfarin had been the cause of it and she should not go back on it.",
      })
  void aDrugThatWasStoppedIsNotListed(String sentence) {
    assertThat(codes(DISCHARGE_SUMMARY, STAY.formatted(sentence))).containsExactly("drug-stopped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Warfarin was stopped before the operation and restarted on day 2.",
        "Warfarin was stopped for two days.",
        "Warfarin was stopped on arrival. It was possible to resume warfarin at home.",
        "Clopidogrel was stopped, warfarin goes on.",
        "Is it time that warfarin is stopped?",
        "Warfarin may be stopped by the clinic.",
        "Bisoprolol was reduced from 20 mg to 10 mg.",
        "Bisoprolol was held and begun again at 10 mg; digoxin was reduced to 62.5 micrograms.",
        "With bisoprolol on board furosemide was increased to 80 mg.",
        "Warfarin needs weekly checks of the INR; bloods are taken weekly.",
        "Warfarin goes on; ibuprofen must not be taken.",
        "She takes warfarin and did not have any bleeding.",
      })
  void whatGoesOnIsListed(String sentence) {
    assertThat(codes(DISCHARGE_SUMMARY, STAY.formatted(sentence))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bisoprolol withheld for two days and then begun again at the lower dose of 2.5 mg.",
        "Her bisoprolol was reduced to 5 mg in view of a slow pulse.",
        "We increased her dose, bisoprolol was titrated up to 15 mg each morning.",
        "She takes her alendronic acid once a week, on Sundays.",
      })
  void theListHasTheDoseThatTheTextTells(String sentence) {
    assertThat(codes(DISCHARGE_SUMMARY, STAY.formatted(sentence))).containsExactly("contradiction");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "She gives a history of collapse with swelling of the face and breathlessness after an"
            + " injection of benzyl penicillin in 2011.",
        "Urticaria from amoxicillin as a child.",
        "She had hives on ampicillin.",
      })
  void aReactionIsAnAllergy(String sentence) {
    String stay =
        STAY.replace("Warfarin           5 mg     oral   every evening", "Co-amoxiclav 625 mg oral")
            .formatted(sentence);
    assertThat(codes(DISCHARGE_SUMMARY, stay)).containsExactly("allergy-conflict");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "There was no rash after the first dose of co-amoxiclav.",
        "She came with swelling of the leg after a flight; co-amoxiclav was begun for a chest"
            + " infection.",
        "A rash appeared on day 2, well before co-amoxiclav.",
      })
  void whatIsNoReactionIsNoAllergy(String sentence) {
    String stay =
        STAY.replace("Warfarin           5 mg     oral   every evening", "Co-amoxiclav 625 mg oral")
            .formatted(sentence);
    assertThat(codes(DISCHARGE_SUMMARY, stay)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "She passed peacefully in the early morning with both daughters at the bedside.",
        "The coroner was told, and her body was released on Friday.",
      })
  void whoDiedDidNotGoHome(String sentence) {
    assertThat(codes(DISCHARGE_SUMMARY, STAY.formatted(sentence)))
        .containsExactly("patient-deceased");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "She passed the swallow test in the morning.",
        "Her husband passed away in the early spring, and she lives alone.",
      })
  void whoPassedATestIsAlive(String sentence) {
    assertThat(codes(DISCHARGE_SUMMARY, STAY.formatted(sentence))).isEmpty();
  }

  @Test
  void someDrugsAreNeverGivenEachDay() {
    String stay = STAY.formatted("Uneventful.");
    String once = stay.replace("Warfarin           5 mg     oral   every evening", "%s");
    assertThat(codes(DISCHARGE_SUMMARY, once.formatted("Methotrexate   15 mg   oral   daily")))
        .containsExactly("frequency-implausible");
    assertThat(codes(DISCHARGE_SUMMARY, once.formatted("Methotrexate   15 mg   oral   weekly")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The TSH is clearly raised with a low free T4, in keeping with hypothyroidism.",
        "She has an elevated TSH again.",
        "Free T4 is low.",
        "Thyroid hormones satisfactory; the patient is well replaced.",
        "Normal thyroid function.",
        "Telephoned to Sister Adeyemi at 15:14: Hb of 6.2, read back and understood.",
      })
  void theTableHasTheResultThatTheCommentTells(String sentence) {
    assertThat(codes(LAB_REPORT, REPORT.formatted(sentence))).contains("contradiction");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Suppressed TSH with a raised free T4, in keeping with thyrotoxicosis.",
        "The TSH is low.",
        "Thyroid function is no longer normal.",
        "Normal renal function and a normal blood count.",
        "Thyroid function was normal until last year.",
        "A raised TSH may be seen in recovery.",
        "TSH was raised at the last visit, see the previous report.",
      })
  void aCommentMayTellWhatTheTableTells(String sentence) {
    assertThat(codes(LAB_REPORT, REPORT.formatted(sentence))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "She has been told that she is allergic to bisoprolol.",
        "There was anaphylaxis after bisoprolol.",
        "On her repeat slip as BISOPROLOL ALLERGY.",
      })
  void nobodyIsGivenWhatTheCourseSaysHeIsAllergicTo(String sentence) {
    assertThat(codes(DISCHARGE_SUMMARY, STAY.formatted(sentence)))
        .containsExactly("allergy-conflict");
    assertThat(codes(DISCHARGE_SUMMARY, STAY.formatted("She is not allergic to bisoprolol.")))
        .isEmpty();
    assertThat(codes(DISCHARGE_SUMMARY, STAY.formatted("There is no bisoprolol allergy.")))
        .isEmpty();
  }

  @Test
  void whoTakesNoBloodThinnersHasNoneListed() {
    assertThat(codes(DISCHARGE_SUMMARY, STAY.formatted("She takes no blood thinners.")))
        .containsExactly("contradiction");
    String without = STAY.replace("Warfarin           5 mg     oral   every evening", "");
    assertThat(codes(DISCHARGE_SUMMARY, without.formatted("She takes no blood thinners.")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Blood thinners       None. Not on any anticoagulant or antiplatelet.",
        "After two bleeds she should never have an anticoagulant again.",
        "She is not taking an anticoagulant.",
      })
  void bloodThinnersAreDeniedInManyWords(String sentence) {
    assertThat(codes(DISCHARGE_SUMMARY, STAY.formatted(sentence))).containsExactly("contradiction");
  }

  @Test
  void anAllergyIsReadUnderItsHeading() {
    String stay =
        STAY.formatted("Uneventful.")
            .replace("Warfarin           5 mg ", "Co-amoxiclav     625 mg ")
            .replace(
                "\nCourse",
                "\nALLERGIES AND ADVERSE REACTIONS\n  Penicillins - anaphylaxis 2011\n\nCourse");
    assertThat(codes(DISCHARGE_SUMMARY, stay)).containsExactly("allergy-conflict");
    assertThat(codes(DISCHARGE_SUMMARY, stay.replace("Penicillins - anaphylaxis 2011", "none")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "She stayed with us until the 16th.",
        "Mother and baby left for home in good condition on the 13th.",
        "She went home on the 12th.",
      })
  void theTextTellsTheSameDayOfTheMonth(String sentence) {
    assertThat(codes(DISCHARGE_SUMMARY, STAY.formatted(sentence))).containsExactly("contradiction");
    assertThat(codes(DISCHARGE_SUMMARY, STAY.formatted(sentence.replaceAll("1\\dth", "14th"))))
        .isEmpty();
  }

  @Test
  void nobodyOfTheOtherSexIsToldOf() {
    String stay = STAY.replace("Brenda Kite", "Bernard Kite").replace("Sex: F", "Sex: M");
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("Her daughter says that she forgets much.")))
        .containsExactly("contradiction");
    assertThat(
            codes(
                DISCHARGE_SUMMARY, stay.formatted("His wife looks after him.\nHer leg is broken.")))
        .isEmpty();
  }

  @Test
  void aLineOfStoppedDrugsListsNone() {
    String stay = STAY.formatted("Ramipril was stopped on admission because of her kidneys.");
    assertThat(codes(DISCHARGE_SUMMARY, stay + "\nSTOPPED: Ramipril 5 mg (kidney injury)\n"))
        .isEmpty();
  }

  @Test
  void aResultThatIsToldWithoutItsUnitIsThatOfTheTable() {
    assertThat(
            codes(LAB_REPORT, REPORT.formatted("Note: Free T4 of 9.4 was telephoned to the ward.")))
        .containsExactly("contradiction");
    assertThat(
            codes(LAB_REPORT, REPORT.formatted("Note: Free T4 of 2.9 was telephoned to the ward.")))
        .isEmpty();
  }

  @Test
  void whatIsInItsRangeIsNotInThatOfDiabetes() {
    String report =
        REPORT.replace(
            "Haemoglobin      131      g/L     (115 - 160)",
            "HbA1c             36      mmol/mol  (20 - 41)");
    String told = "The HbA1c is well into the diabetic range and worse than at the last visit.";
    assertThat(codes(LAB_REPORT, report.formatted(told))).containsExactly("contradiction");
    assertThat(codes(LAB_REPORT, report.formatted("Not yet in the diabetic range."))).isEmpty();
    String high = report.replace("36      mmol/mol  (20 - 41)", "66      mmol/mol  (20 - 41)   H");
    assertThat(codes(LAB_REPORT, high.formatted(told))).doesNotContain("contradiction");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The amount of EUR 507.00 falls due on 8 June 2026.",
        "Please transfer the sum of 750.00 EUR within a month.",
      })
  void theLetterAsksForTheSumOfTheTable(String sentence) {
    assertThat(codes(INVOICE, BILL.formatted(sentence))).containsExactly("contradiction");
    String right = sentence.replace("507.00", "570.00").replace("750.00", "570.00");
    assertThat(codes(INVOICE, BILL.formatted(right))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The balance of EUR 80.00 from last year is settled, thank you.",
        "Orders over the amount of EUR 900.00 are delivered free.",
        "If it is late, please add the sum of EUR 40.00.",
      })
  void otherSumsMayBeToldOf(String sentence) {
    assertThat(codes(INVOICE, BILL.formatted(sentence))).isEmpty();
  }

  @Test
  void aCommentTellsTheFigureOfTheTable() {
    String told = "Film normal. Haemoglobin is satisfactory at %s g/L and there is no anaemia.";
    assertThat(codes(LAB_REPORT, REPORT.formatted(told.formatted("141"))))
        .containsExactly("contradiction");
    assertThat(codes(LAB_REPORT, REPORT.formatted(told.formatted("131")))).isEmpty();
  }

  @Test
  void aDepositThatWasReceivedIsDeducted() {
    assertThat(codes(INVOICE, BILL.formatted("Thank you for your deposit of EUR 150.00.")))
        .containsExactly("deposit-forgotten");
    assertThat(codes(INVOICE, BILL.formatted("A deposit of EUR 150.00 secures the next date.")))
        .isEmpty();
    String dated =
        BILL.replace("Total EUR 570.00", "Total EUR 570.00\nDeposit paid 4 May 2026  -150.00\n");
    assertThat(codes(INVOICE, dated.formatted("Thank you for your deposit of EUR 150.00.")))
        .doesNotContain("deposit-forgotten");
    String deducted = BILL.replace("Total EUR 570.00", "Total EUR 570.00\nDeposit paid  150.00\n");
    assertThat(codes(INVOICE, deducted.formatted("Thank you for your deposit of EUR 150.00.")))
        .doesNotContain("deposit-forgotten");
  }

  @Test
  void aLetterTellsOfNoLaterDays() {
    String letter =
        """
        Dr Clive Barton, Hillside Surgery
        To: Dr Ann Lees, Orthopaedics, County Hospital
        Date: 4 March 2026

        Dear Dr Lees

        Re: Amanda Frost, born 12 December 1984, NHS 943 476 5919

        Reason for referral: right knee, twisted at netball.
        %s
        Question: does she need an operation?
        """;
    assertThat(codes(REFERRAL_LETTER, letter.formatted("The MRI done on 19 March 2026 is clear.")))
        .containsExactly("dates-out-of-order");
    assertThat(codes(REFERRAL_LETTER, letter.formatted("The MRI done on 2 March 2026 is clear.")))
        .isEmpty();
    assertThat(codes(REFERRAL_LETTER, letter.formatted("An MRI was booked for 19 March 2026.")))
        .isEmpty();
  }

  /** The codes of the findings, but for what these short texts do not state. */
  private static List<String> codes(DocumentType type, String text) {
    return Assessed.codes(type, text).stream()
        .filter(code -> !code.equals("fact-missing"))
        .toList();
  }
}
