package dev.baton.documents.validation;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reads well and cannot be: each with the same document put right. */
class UnlikelyTest {
  private static final Evidence CLEAR =
      new Evidence(0.99, 0.5, 1, 1, new Evidence.Announced(1, List.of()));

  private static final String STAY =
      """
      Patient: Brenda Kite   DOB: 8 August 1948   MRN: 300-18
      Date of admission: 10 May 2026      Date of discharge: 14 May 2026
      Diagnosis: Hip fracture (S72.0)
      Procedure: Hemiarthroplasty on 11 May 2026
      Medication: Paracetamol 1 g oral four times daily
      Follow-up: fracture clinic in 6 weeks
      """;

  private static final String LETTER =
      """
      Dr Clive Barton, Hillside Surgery
      To: Dermatology Outpatients, County Hospital
      9 June 2026

      Urgency: routine

      Dear colleague

      Re: Amanda Frost, born 12 December 1984, NHS 943 476 5919

      Please see this patient with a mole that has grown.
      Should it be removed?

      Kind regards
      Dr Clive Barton
      """;

  private static final String REPORT =
      """
      Laboratory report
      Patient: Brenda Kite   DOB: 8 August 1948   MRN: 300-18
      Specimen: serum   Collected: 10 May 2026   Reported: 11 May 2026

      Her potassium was 4.1 mmol/L (3.5-5.3), her sodium 139 mmol/L (133-146).

      Test             Result   Unit    Range
      Osteocalcin      24       ng/mL   11 - 46
      """;

  private static final String BILL =
      """
      Invoice No. 4471
      Date: 11 May 2026
      From: Acorn Joinery
      To: Ms L. Petrov

      Oak door         450.00 EUR
      Fitting          120.00 EUR
      Total            570.00 EUR
      """;

  @Test
  void nothingIsDoneAfterThePatientWentHome() {
    assertThat(codes(DISCHARGE_SUMMARY, STAY)).isEmpty();
    assertThat(codes(DISCHARGE_SUMMARY, STAY.replace("on 11 May", "on 20 May")))
        .containsExactly("dates-out-of-order");
  }

  @Test
  void aReasonHasMoreInItThanCourtesy() {
    assertThat(codes(REFERRAL_LETTER, LETTER)).isEmpty();
    assertThat(codes(REFERRAL_LETTER, LETTER.replace(" with a mole that has grown", "")))
        .containsExactly("reason-empty");
  }

  @Test
  void sumsOfTwoCurrenciesAreNotAdded() {
    assertThat(codes(INVOICE, BILL)).isEmpty();
    assertThat(codes(INVOICE, BILL.replace("120.00 EUR", "120.00 USD")))
        .containsExactly("currencies-differ");
  }

  @Test
  void aStayOfYearsIsLookedAt() {
    assertThat(
            codes(
                DISCHARGE_SUMMARY,
                STAY.replace("admission: 10 May 2026", "admission: 10 May 2025")))
        .containsExactly("dates-far-apart");
  }

  @Test
  void aTaxThatIsItsRateOfTheTotalIsNotInIt() {
    String bill =
        BILL.replace("Total            570.00", "Net  570.00 EUR\nVAT 20%%  114.00 EUR\nTotal  %s");
    assertThat(codes(INVOICE, bill.formatted("684.00"))).isEmpty();
    assertThat(codes(INVOICE, bill.formatted("570.00"))).contains("sum-disagrees");
  }

  @Test
  void writtenSumsAgreeToTheCent() {
    assertThat(codes(INVOICE, BILL.replace("570.00", "570.01"))).contains("total-unchecked");
    String listed = BILL.replace("Total", "Net      570.00 EUR\nVAT 10%   57.00 EUR\nTotal");
    assertThat(codes(INVOICE, listed.replace("Total            570", "Total   627"))).isEmpty();
    assertThat(codes(INVOICE, listed.replace("Total            570.00", "Total   627.01")))
        .containsExactly("sum-disagrees");
  }

  @Test
  void anInvoiceHasOneNumberWhateverItsLabelsAre() {
    assertThat(codes(INVOICE, BILL + "Invoice ref: 9912\n")).containsExactly("contradiction");
    assertThat(codes(INVOICE, BILL + "Invoice ref: INV-4471\n")).isEmpty();
  }

  @Test
  void aWrongAccountIsSeenWithoutItsLabel() {
    String account = "Please pay to DE89 3704 0044 0532 0130 0%s at our bank.%n";
    assertThat(codes(INVOICE, BILL + account.formatted("0"))).isEmpty();
    assertThat(codes(INVOICE, BILL + account.formatted("1"))).containsExactly("iban-invalid");
  }

  @Test
  void aDayThatTheCalendarDoesNotHaveIsLookedAt() {
    assertThat(codes(DISCHARGE_SUMMARY, STAY.replace("8 August 1948", "31 June 1948")))
        .containsExactly("date-impossible");
    assertThat(codes(INVOICE, BILL + "Delivered 2026-13-05\n")).containsExactly("date-impossible");
  }

  @Test
  void ageAndSexAreThoseOfTheHead() {
    String told = STAY + "This 77-year-old %s fell at home.\n";
    String woman = told.replace("MRN", "Sex: female   MRN").formatted("woman");
    assertThat(codes(DISCHARGE_SUMMARY, woman)).isEmpty();
    assertThat(codes(DISCHARGE_SUMMARY, woman.replace("77-year", "47-year")))
        .containsExactly("contradiction");
    assertThat(codes(DISCHARGE_SUMMARY, woman.replace("old woman", "old man")))
        .containsExactly("contradiction");
    assertThat(codes(DISCHARGE_SUMMARY, STAY + "She was brought by her 47-year-old son.\n"))
        .isEmpty();
  }

  @Test
  void whoIsToldOfIsOfTheSexOfTheHead() {
    String man = STAY.replace("Brenda Kite", "Robert Kite, male,") + "%s was given fluids.\n";
    assertThat(codes(DISCHARGE_SUMMARY, man.formatted("He"))).isEmpty();
    assertThat(codes(DISCHARGE_SUMMARY, man.formatted("She"))).containsExactly("contradiction");
    assertThat(codes(DISCHARGE_SUMMARY, man.formatted("He") + "She is his carer. She has a car.\n"))
        .isEmpty();
  }

  @Test
  void aLabelWithNothingBehindItIsNotPassedOver() {
    String blank = LETTER.replace("Re: Amanda Frost, born", "Re: , born");
    assertThat(codes(REFERRAL_LETTER, blank)).contains("value-blank");
  }

  @Test
  void aResultOutOfAllProportionIsLookedAt() {
    assertThat(codes(LAB_REPORT, REPORT)).isEmpty();
    assertThat(codes(LAB_REPORT, REPORT.replace("24   ", "24000"))).contains("value-unlikely");
    assertThat(codes(LAB_REPORT, REPORT.replace("ng/mL", "kg"))).contains("unit-unusual");
    assertThat(codes(LAB_REPORT, REPORT.replace("139 mmol/L", "139 furlongs")))
        .contains("result-unread");
  }

  @Test
  void aPatientOfAnotherNameBehindALabelIsSeen() {
    String named = STAY.replace("Patient: Brenda Kite   DOB", "Brenda Kite\nDOB");
    assertThat(codes(DISCHARGE_SUMMARY, named)).isEmpty();
    assertThat(codes(DISCHARGE_SUMMARY, named + "Patient name: Zoltan Nemeth\n"))
        .containsExactly("contradiction");
  }

  private static List<String> codes(DocumentType type, String text) {
    return new Assessor(type)
        .assess(Texts.facts(type, text), CLEAR).findings().stream().map(Finding::code).toList();
  }
}
