package dev.baton.documents.validation;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static dev.baton.documents.validation.Assessed.codes;
import static dev.baton.documents.validation.Assessed.findings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.documents.extraction.DocumentType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a document says anywhere so that a person must see it, and what only sounds like it. */
class NoticesTest {
  private static final String BILL =
      """
      Invoice No. 4471
      Date: 11 May 2026
      From: Acorn Joinery
      To: Ms L. Petrov

      Oak door         450.00 EUR
      Fitting          120.00 EUR
      Total            570.00 EUR
      Please pay to IBAN IE29 AIBK 9311 5212 3456 78

      """;

  private static final String REPORT =
      """
      Laboratory report
      Patient: Brenda Kite   DOB: 8 August 1948   MRN: 300-1822
      Specimen: serum
      Collected: 10 May 2026   Reported: 11 May 2026

      Test             Result   Unit    Range
      Sodium           139      mmol/L  133 - 146

      """;

  private static final String STAY =
      """
      Patient: Brenda Kite   DOB: 8 August 1948   MRN: 300-1822
      Date of admission: 10 May 2026      Date of discharge: 14 May 2026
      Diagnosis: Fracture of left neck of femur (S72.0)
      Procedure: Hemiarthroplasty of the left hip on 11 May 2026
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

      Please see this patient with a mole on the left arm that has grown.
      Should it be removed?

      Kind regards
      Dr Clive Barton

      """;

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INVOICE           | payee-changed       | NOTE: our bank details have changed, see below
          INVOICE           | payee-changed       | Please ignore the account above.
          INVOICE           | payee-changed       | we can no longer accept transfers to the account you know
          INVOICE           | paid-or-disputed    | PAID APR 02 2026 ck # 10442
          INVOICE           | paid-or-disputed    | Customer in dispute with us over the door
          INVOICE           | paid-or-disputed    | This was settled in full by your card. Nothing further is owed.
          INVOICE           | paid-or-disputed    | The remaining 3 chairs will not be delivered; a refund is to be agreed.
          INVOICE           | paid-or-disputed    | Dock: took in 22 cs only, 8 cs mouldy went back on the truck
          LAB_REPORT        | results-incomplete  | Culture: pending
          LAB_REPORT        | specimen-unsuitable | Comment: grossly haemolysed
          LAB_REPORT        | specimen-unsuitable | Haemolysis index +++
          LAB_REPORT        | specimen-unsuitable | The label and the form do not agree.
          LAB_REPORT        | specimen-unsuitable | The tube arrived without a label.
          LAB_REPORT        | specimen-unsuitable | We cannot be sure that the results belong to this patient.
          LAB_REPORT        | specimen-unsuitable | Please send a fresh, labelled sample.
          LAB_REPORT        | specimen-unsuitable | The arm used had dextrose saline running through it.
          LAB_REPORT        | specimen-unsuitable | The figures above are those of the drip.
          LAB_REPORT        | specimen-unsuitable | The origin of this specimen could not be established.
          LAB_REPORT        | not-verified        | Doctor still to check the list above.
          LAB_REPORT        | not-verified        | It was copied from his November chart.
          LAB_REPORT        | corrected-by-hand   | ?? check
          LAB_REPORT        | not-for-here        | tube mixed at the bench with another patient
          DISCHARGE_SUMMARY | not-verified        | DICTATED BUT NOT READ
          DISCHARGE_SUMMARY | patient-deceased    | RIP 12/05 04:10, family informed
          DISCHARGE_SUMMARY | left-open           | Ramipril TBC - pharmacy to complete
          DISCHARGE_SUMMARY | left-open           | See drug chart enclosed.
          REFERRAL_LETTER   | patient-unwilling   | She does not agree to be referred.
          REFERRAL_LETTER   | patient-unwilling   | Pls disregard the above.
          REFERRAL_LETTER   | patient-unwilling   | Lorne has thought it over and no longer wishes to be seen.
          REFERRAL_LETTER   | patient-unwilling   | Told him we would call the referral off.
          REFERRAL_LETTER   | corrected-by-hand   | Please look it up before this goes out.
          """)
  void isSeenByAPerson(DocumentType type, String code, String sentence) {
    assertThat(codes(type, text(type))).isEmpty();
    assertThat(codes(type, text(type) + sentence + "\n")).contains(code);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INVOICE           | Goods remain ours until paid in full.
          INVOICE           | If already paid please ignore.
          LAB_REPORT        | Sample not haemolysed.
          LAB_REPORT        | Haemolysis index: 3
          LAB_REPORT        | A repeat may be needed if contaminated.
          LAB_REPORT        | Please send a repeat sample in three months.
          DISCHARGE_SUMMARY | Her father died of an infarct at 58.
          DISCHARGE_SUMMARY | Dictated and checked by the author.
          DISCHARGE_SUMMARY | The right hip is normal.
          REFERRAL_LETTER   | She does not want the coil.
          REFERRAL_LETTER   | Please check her potassium in a week.
          """)
  void isNoneOfIt(DocumentType type, String sentence) {
    assertThat(codes(type, text(type) + sentence + "\n")).isEmpty();
  }

  @Test
  void whatIsSaidOverTheEndOfALineIsSeenWithItsPlace() {
    List<Finding> findings =
        findings(INVOICE, BILL + "From now on our bank\ndetails have changed.\n");
    assertThat(findings).singleElement().extracting(Finding::code).isEqualTo("payee-changed");
    assertThat(findings.getFirst().evidence())
        .singleElement()
        .satisfies(place -> assertThat(place.text()).contains("our bank"));
  }

  @Test
  void twoAccountsAreSeen() {
    assertThat(codes(INVOICE, BILL + "or to DE89 3704 0044 0532 0130 00\n"))
        .containsExactly("accounts-differ");
    assertThat(codes(INVOICE, BILL + "IE29AIBK93115212345678\n")).isEmpty();
  }

  @Test
  void anotherNumberOfThePatientIsSeenWhereverItStands() {
    assertThat(codes(REFERRAL_LETTER, LETTER + "Printed from record of NHS 781 580 6996  Page 1\n"))
        .containsExactly("contradiction");
    assertThat(codes(REFERRAL_LETTER, LETTER + "NHS no. 943-476-5919, hospital no. T448821\n"))
        .isEmpty();
    assertThat(codes(LAB_REPORT, REPORT + "MRN 300-1823\n")).contains("contradiction");
    assertThat(codes(LAB_REPORT, REPORT.replace("MRN: 300-1822", "MRN: 300-1822 C"))).isEmpty();
  }

  @Test
  void oneSideOfTheBodyIsNotMendedOnTheOther() {
    assertThat(codes(DISCHARGE_SUMMARY, STAY.replace("of the left hip", "of the right hip")))
        .containsExactly("sides-differ");
    assertThat(codes(DISCHARGE_SUMMARY, STAY.replace("of the left hip", "(left hip)"))).isEmpty();
    assertThat(codes(REFERRAL_LETTER, LETTER + "Please look at the right arm.\n"))
        .containsExactly("sides-differ");
    assertThat(codes(REFERRAL_LETTER, LETTER + "The right arm was broken in 2011.\n")).isEmpty();
  }

  @Test
  void aStayEndsWithWhatFollows() {
    String none = STAY.replace("fracture clinic in 6 weeks", "none required");
    assertThat(codes(DISCHARGE_SUMMARY, none)).isEmpty();
    assertThat(codes(DISCHARGE_SUMMARY, STAY.replaceAll("Follow-up.*", "")))
        .containsExactly("fact-missing");
  }

  @Test
  void theHeadsOfColumnsHaveTheCurrencyOfTheTotal() {
    String bill = BILL.replace("\nOak door", "\nDescription      Amount (EUR)\nOak door");
    assertThat(codes(INVOICE, bill)).isEmpty();
    assertThat(codes(INVOICE, bill.replace("Amount (EUR)", "Amount (CAD)")))
        .containsExactly("currencies-differ");
  }

  @ParameterizedTest
  @CsvSource({
    "Length of stay: 4 days,",
    "LOS 5 days,",
    "Length of stay ..... 12 days,contradiction"
  })
  void aStayIsAsLongAsItsDays(String said, @Nullable String code) {
    assertThat(codes(DISCHARGE_SUMMARY, STAY + said + "\n"))
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  void nobodyGrownUpIsSentToThoseWhoSeeChildren() {
    String letter = LETTER.replace("Dermatology Outpatients", "Paediatric Dermatology");
    assertThat(codes(REFERRAL_LETTER, letter)).containsExactly("not-for-here");
    assertThat(codes(REFERRAL_LETTER, letter.replace("December 1984", "December 2017"))).isEmpty();
  }

  private static String text(DocumentType type) {
    return switch (type) {
      case INVOICE -> BILL;
      case LAB_REPORT -> REPORT;
      case DISCHARGE_SUMMARY -> STAY;
      case REFERRAL_LETTER -> LETTER;
    };
  }
}
