package dev.baton.documents.validation;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static dev.baton.documents.validation.Assessed.codes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Faults that only the whole of a document shows: each with the same document put right. */
class FaultClassesTest {
  private static final String BILL =
      """
      Acorn Joinery Ltd
      Invoice No: 4471
      Invoice date: 11 May 2026
      Bill to: Lakeview Dental Group

      Description             Qty    Price     Amount
      Oak door                  1   450.00     450.00
      Fitting                   2    60.00     120.00
      %s
                                     Total EUR %s

      """;

  private static final String REPORT =
      """
      Laboratory report
      Patient: Brenda Kite   DOB: 8 August 1948   Sex: F   MRN: 300-1822
      Specimen: serum
      Collected: 10 May 2026   Reported: 11 May 2026

      Test             Result   Unit    Ref. range
      Calcium          2.31     mmol/L  (2.15 - 2.55)
      Haemoglobin      131      g/L     (115 - 160)

      """;

  private static final String STAY =
      """
      Patient: Brenda Kite   DOB: 8 August 1988   Sex: F   MRN: 300-1822
      Date of admission: 10 May 2026      Date of discharge: 14 May 2026
      Diagnosis: Pyelonephritis
      Procedure: none
      Medication: Ramipril 5 mg oral once a day
      Follow-up: clinic on 2 June 2026

      """;

  private static final String LETTER =
      """
      Dr Clive Barton, Hillside Surgery
      To: Dr Ann Lees, Rheumatology, County Hospital
      Date: 9 June 2026

      Urgency: routine

      Dear Dr Lees

      Re: Amanda Frost, born 12 December 1984, NHS 943 476 5919

      Reason for referral: swollen hands; when I examined her on 3 June 2026 both wrists were warm.
      Question: is this rheumatoid arthritis?

      Kind regards
      Dr Clive Barton

      """;

  @Test
  void anItemIsBilledOnce() {
    assertThat(codes(INVOICE, BILL.formatted("", "570.00"))).isEmpty();
    String twice = "Fitting                   2    60.00     120.00";
    assertThat(codes(INVOICE, BILL.formatted(twice, "690.00"))).contains("item-repeated");
  }

  @Test
  void nothingIsBilledBeforeItIsDone() {
    String dated =
        BILL.replace("Oak door ", "%s Oak door").replace("Fitting  ", "4 May 2026 Fitting");
    assertThat(codes(INVOICE, dated.formatted("3 May 2026", "", "570.00"))).isEmpty();
    assertThat(codes(INVOICE, dated.formatted("3 August 2026", "", "570.00")))
        .contains("dates-out-of-order");
  }

  @Test
  void aSlipIsForTheCustomerOfItsInvoice() {
    String bill = BILL.formatted("", "570.00");
    assertThat(codes(INVOICE, bill + "Customer: Lakeview Dental\n")).isEmpty();
    assertThat(codes(INVOICE, bill + "Customer: Minesing Auto Wreckers\n"))
        .containsExactly("contradiction");
  }

  @Test
  void aDayAtTheLatestIsWhenPaymentIsDue() {
    String bill =
        BILL.formatted("", "570.00") + "Payment by transfer at the latest on 1%s May 2026.\n";
    assertThat(codes(INVOICE, bill.formatted("8"))).isEmpty();
    assertThat(codes(INVOICE, bill.formatted("0"))).containsExactly("dates-out-of-order");
  }

  @Test
  void theWordsTellOfTheSameDayOfDischarge() {
    String told = "On %s May 2026 she was discharged home with a package of care.\n";
    assertThat(codes(DISCHARGE_SUMMARY, STAY + told.formatted("14"))).isEmpty();
    assertThat(codes(DISCHARGE_SUMMARY, STAY + told.formatted("17")))
        .containsExactly("contradiction");
    String before = "On 3 May 2026 she was discharged from another ward after a fall.\n";
    assertThat(codes(DISCHARGE_SUMMARY, STAY + before)).isEmpty();
    assertThat(codes(DISCHARGE_SUMMARY, STAY + "On 31 June 2026 she was discharged home.\n"))
        .isNotEmpty();
    assertThat(codes(DISCHARGE_SUMMARY, STAY + "She was sent home on 16 May 2026.\n"))
        .contains("contradiction");
  }

  @Test
  void whatANoteCancelsIsNotDone() {
    assertThat(codes(REFERRAL_LETTER, LETTER + ">> CANCELLED 26/6, seen elsewhere <<\n"))
        .contains("corrected-by-hand");
    assertThat(codes(REFERRAL_LETTER, LETTER + "A.B.: please do not send.\n"))
        .containsExactly("patient-unwilling");
  }

  @Test
  void someDrugsAreGivenInOneWayOnly() {
    String insulin = "Medication: Insulin glargine 18 units %s at night\n";
    String stay = STAY.replace("Medication: Ramipril 5 mg oral once a day\n", insulin);
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("subcutaneous"))).isEmpty();
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("oral")))
        .containsExactly("route-implausible");
    assertThat(codes(DISCHARGE_SUMMARY, STAY.replace("5 mg oral", "5 mg IV")))
        .containsExactly("route-implausible");
  }

  @Test
  void whatTheWordsTellOfAResultIsWhatItsRowSays() {
    assertThat(codes(LAB_REPORT, REPORT + "Comment: calcium 2.3 mmol/L is normal.\n")).isEmpty();
    assertThat(codes(LAB_REPORT, REPORT + "Previous result: calcium 2.9 mmol/L.\n")).isEmpty();
    assertThat(codes(LAB_REPORT, REPORT + "Interpretation: low (calcium 1.9 mmol/L).\n"))
        .containsExactly("contradiction");
  }

  @Test
  void aRangeInBracketsIsOne() {
    assertThat(codes(LAB_REPORT, REPORT)).isEmpty();
    assertThat(codes(LAB_REPORT, REPORT.replace("2.15 - 2.55", "2.55 - 2.15")))
        .contains("range-reversed");
    assertThat(codes(LAB_REPORT, REPORT.replace("131 ", "13.1"))).contains("value-impossible");
  }

  @Test
  void whatOnlyMenHaveIsNoWomans() {
    String psa = "PSA              1.2      ng/mL   (0.0 - 4.0)\n";
    String report = REPORT.stripTrailing() + "\n" + psa;
    assertThat(codes(LAB_REPORT, report.replace("Sex: F", "Sex: M"))).isEmpty();
    assertThat(codes(LAB_REPORT, report)).containsExactly("contradiction");
    assertThat(codes(DISCHARGE_SUMMARY, STAY + "History of testicular torsion.\n"))
        .containsExactly("contradiction");
    assertThat(codes(DISCHARGE_SUMMARY, STAY + "Her father had prostate cancer.\n")).isEmpty();
  }

  @Test
  void someDrugsAreNotGivenTogetherOrToWomenWithChild() {
    assertThat(codes(DISCHARGE_SUMMARY, STAY)).isEmpty();
    assertThat(codes(DISCHARGE_SUMMARY, STAY + "She is 22 weeks pregnant.\n"))
        .containsExactly("drugs-conflict");
    String nitrate = STAY.replace("Ramipril 5 mg", "Isosorbide mononitrate 40 mg");
    assertThat(codes(DISCHARGE_SUMMARY, nitrate)).isEmpty();
    String both =
        nitrate.replace("once a day\n", "once a day\n- Sildenafil 50 mg oral as needed\n");
    assertThat(codes(DISCHARGE_SUMMARY, both)).containsExactly("drugs-conflict");
  }

  @Test
  void whoGoesHomeIsSeenAgainLater() {
    assertThat(codes(DISCHARGE_SUMMARY, STAY.replace("2 June 2026", "2 May 2026")))
        .containsExactly("dates-out-of-order");
    assertThat(codes(DISCHARGE_SUMMARY, STAY.replace("on 2 June", "for the stent of 12 May")))
        .isEmpty();
  }

  @Test
  void aLetterGreetsWhomItIsFor() {
    assertThat(codes(REFERRAL_LETTER, LETTER)).isEmpty();
    String department = LETTER.replace("Dr Ann Lees, Rheumatology", "Rheumatology");
    assertThat(
            codes(
                REFERRAL_LETTER,
                LETTER.replace("Dear Dr Lees", "Dear colleague, dear Dr Nussbaum")))
        .containsExactly("recipient-differs");
    assertThat(codes(REFERRAL_LETTER, department.replace("Dear Dr Lees", "Dear colleague")))
        .isEmpty();
  }

  @Test
  void aLetterDoesNotTellOfLaterDays() {
    assertThat(codes(REFERRAL_LETTER, LETTER.replace("on 3 June", "on 19 June")))
        .containsExactly("dates-out-of-order");
  }

  @Test
  void aQuestionThatIsAskedForHasAnAnswer() {
    String blank = LETTER.replace("is this rheumatoid arthritis?", "______________________");
    assertThat(codes(REFERRAL_LETTER, blank)).contains("value-blank");
  }

  @Test
  void wordsWithSignsAmongTheirLettersAreNoText() {
    String garbled = "Thyr##d n~du|e, ri%ht l@be, p@lpit@ti0ns, w~~ght loss\n";
    assertThat(codes(REFERRAL_LETTER, LETTER + garbled)).containsExactly("text-garbled");
    assertThat(codes(REFERRAL_LETTER, LETTER + "reception@hillside.example, R&D, 10^9/L\n"))
        .isEmpty();
  }
}
