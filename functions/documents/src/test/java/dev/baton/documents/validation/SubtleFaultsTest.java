package dev.baton.documents.validation;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that need two places of a document, or what everybody of the field knows. */
class SubtleFaultsTest {
  private static final String BILL =
      """
      Hollow Tree Arborists Ltd
      The Yard, Sheringham Road, Holt NR25 6XX

      Bill to: Gresham Hospice
      Invoice no: B/0077
      Invoice date: 2 March 2026
      Due: %s

      Crown reduction, two limes            700.00
      Stump grinding                        195.00
      Net                                   895.00
      VAT @ 20%%                             179.00
      TOTAL DUE                           £1,074.00

      %s
      """;

  private static final String STAY =
      """
      Patient: Brenda Kite   DOB: 8 August 1958   MRN: 300-1822
      Date of admission: 24 May 2026      Date of discharge: 29 May 2026

      Diagnoses
      1. %s

      Medications on discharge
      Medicine              Dose      Route     Timing
      1   Ramipril          5 mg      oral      morning
      %s

      Follow-up: clinic on 12 June
      """;

  private static final String REPORT =
      """
      Laboratory report
      Patient: Brenda Kite   DOB: 8 August 1948   Sex: F   MRN: 300-1822
      Specimen: Serum
      Collected: 10 May 2026   Reported: 11 May 2026

      Test               Result   Unit    Ref. range     Flag
      Sodium             139      mmol/L  133 - 146
      %s

      Comment
      %s
      """;

  private static final String LETTER =
      """
      From: Dr B. Mkhatshwa, Kilbarry Medical
      To: Dr C. Rastogi, Whitecliff Royal Infirmary
      Date: 20 February 2026
      Patient: Leopold Tansley   Date of birth: 3 March 1950   Hospital number: KB-204417
      Priority: %s

      Reason for referral: exertional chest pain for six weeks
      Question: would you arrange an angiogram?
      %s
      """;

  @ParameterizedTest
  @CsvSource({
    "16 March 2026, 'Payment terms: 30 days from the date of this invoice.', true",
    "16 March 2026, 'Zahlbar innerhalb von 30 Tagen netto.', true",
    "16 March 2026, 'Payment terms: 14 days.', false",
    "18 March 2026, 'Net 14 days; the due date is a Wednesday.', false",
    "16 March 2026, 'Complaints within 8 days of delivery.', false",
    "16 March 2026, 'Interest is charged on late payment after 30 days.', false",
    "31 March 2026, 'Payment within 30 days end of month.', false",
  })
  void theDueDateIsAsManyDaysAwayAsItsTerms(String due, String told, boolean disagrees) {
    assertThat(Assessed.codes(INVOICE, BILL.formatted(due, told)).contains("terms-disagree"))
        .isEqualTo(disagrees);
  }

  @ParameterizedTest
  @CsvSource({
    "'Btw verlegd naar de afnemer.', true",
    "'Steuerschuldnerschaft des Leistungsempfängers.', true",
    "'Autoliquidation de la taxe par le preneur.', true",
    "'Reverse charge: no.', false",
    "'Thank you for your custom in the old year.', false",
  })
  void noTaxIsChargedWhereTheBuyerAccountsForIt(String told, boolean contradicts) {
    assertThat(
            Assessed.codes(INVOICE, BILL.formatted("16 March 2026", told))
                .contains("contradiction"))
        .isEqualTo(contradicts);
  }

  @ParameterizedTest
  @CsvSource({
    "'Diabetes mellitus Typ 2 (E10.90)', true",
    "'Type 1 diabetes mellitus (E11.9)', true",
    "'Type II diabetes mellitus (E11.9)', false",
    "'Acute pyelonephritis (M54.5)', true",
    "'Acute pyelonephritis (N10)', false",
    "'Portal hypertension (K76.6)', false",
    "'Acute pulmonary embolism without acute cor pulmonale (I21.4)', true",
    "'Acute pulmonary embolism (I26.9)', false",
    "'Pleural effusion due to heart failure (J91)', false",
    "'Lungenembolie (I26.9)', false",
    "'Appendizitis (K57.3)', true",
    "'Asthma in pregnancy (O99.5)', false",
    "'Something rare (E88.1)', false",
  })
  void aCodeIsOneOfItsDisease(String diagnosis, boolean unusual) {
    assertThat(
            Assessed.codes(DISCHARGE_SUMMARY, STAY.formatted(diagnosis, ""))
                .contains("code-unusual"))
        .isEqualTo(unusual);
  }

  @Test
  void everyDrugOfATableHasItsDose() {
    assertThat(
            Assessed.codes(
                DISCHARGE_SUMMARY,
                STAY.formatted(
                    "Heart failure (I50.0)",
                    "2   Tab. Metoprolol succinate ER   oral      morning and night")))
        .contains("dose-missing");
  }

  @ParameterizedTest
  @CsvSource({
    "'Haemoglobin         9.8     g/dL    11.5 - 16.5    L', 'There is no evidence of anaemia.',"
        + " true",
    "'Haemoglobin        12.8     g/dL    11.5 - 16.5     ', 'There is no evidence of anaemia.',"
        + " false",
    "'Haemoglobin         9.8     g/dL    11.5 - 16.5    L', 'No further tests are suggested if"
        + " anaemia was known.', false",
    "'Ferritin            6       ug/L    15 - 150       L', 'Iron stores are normal.', true",
    "'Kreatinin         210       umol/L  50 - 100       H', 'Kein Hinweis auf"
        + " Niereninsuffizienz.', true",
    "'CRP                88       mg/L    0 - 5          H', 'No signs of infection.', true",
    "'CRP                88       mg/L    0 - 5          H', 'The infection is not of the"
        + " chest.', false",
  })
  void theCommentDeniesNothingThatAResultTellsOf(String row, String told, boolean contradicts) {
    assertThat(Assessed.codes(LAB_REPORT, REPORT.formatted(row, told)).contains("contradiction"))
        .isEqualTo(contradicts);
  }

  @ParameterizedTest
  @CsvSource({
    "'Fasting glucose     5.4     mg/dL   3.9 - 5.6', true",
    "'Fasting glucose     5.4     mmol/L  3.9 - 5.6', false",
    "'Fasting glucose     94      mg/dL   70 - 100', false",
    "'Haemoglobin         141     g/L     12.0 - 16.0    H', true",
  })
  void aRangeIsOneOfItsAnalyteInItsUnit(String row, boolean unusual) {
    assertThat(Assessed.codes(LAB_REPORT, REPORT.formatted(row, "-")).contains("range-unusual"))
        .isEqualTo(unusual);
  }

  @ParameterizedTest
  @CsvSource({
    "Urgent, 'There is no hurry about this.', true",
    "Routine, 'I must insist that he is seen today or tomorrow.', true",
    "Routine, 'This cannot wait for the ordinary list.', true",
    "Routine, 'There is no hurry about this.', false",
    "Routine, '[ ] same day  [ ] urgent  [x] routine', false",
  })
  void howUrgentItIsIsSaidOnce(String priority, String told, boolean differs) {
    assertThat(
            Assessed.codes(REFERRAL_LETTER, LETTER.formatted(priority, told))
                .contains("urgencies-differ"))
        .isEqualTo(differs);
  }

  @ParameterizedTest
  @CsvSource({
    "'I saw him on 3 March 2026 in my rooms.', true",
    "'I saw him on 3 February 2026 in my rooms.', false",
    "'He will be seen by the nurse on 3 March 2026.', false",
  })
  void aLetterTellsOfNoVisitAfterItsDay(String told, boolean later) {
    assertThat(Assessed.codes(REFERRAL_LETTER, LETTER.formatted("Routine", told)))
        .satisfies(
            codes -> assertThat(codes.stream().anyMatch(c -> c.contains("date"))).isEqualTo(later));
  }

  @ParameterizedTest
  @CsvSource({
    "'Potassium           5.9     mmol/L  3.5 - 5.1      H', 'Hypokaliémie franche à compenser.',"
        + " true",
    "'Potassium           5.9     mmol/L  3.5 - 5.1      H', 'Hyperkalaemia, please repeat.',"
        + " false",
    "'TSH                 0.1     mIU/L   0.4 - 4.0      L', 'Hypothyroidism on levothyroxine.',"
        + " false",
  })
  void theCommentSeesNothingThatAResultIsTheOppositeOf(String row, String told, boolean opposite) {
    assertThat(Assessed.codes(LAB_REPORT, REPORT.formatted(row, told)).contains("contradiction"))
        .isEqualTo(opposite);
  }

  @Test
  void aLetterListsNoDrugOfTheWeekForEachDay() {
    assertThat(
            Assessed.codes(
                REFERRAL_LETTER,
                LETTER.formatted(
                    "Routine",
                    "Current medication\n  Methotrexate   15 mg   by mouth   once daily")))
        .contains("frequency-implausible");
  }

  @ParameterizedTest
  @CsvSource({
    "'Gonalgie gauche persistante.', 'Examen du genou droit : épanchement.', true",
    "'Schmerzen in der linken Hüfte.', 'Coxarthrose rechts.', true",
    "'Dolor de rodilla izquierda.', 'Rodilla derecha normal.', false",
    "'Pijn in de linker knie.', 'Dolore alla mano destra.', false",
  })
  void aPartOfTheBodyIsOnOneSideInOtherLanguages(String one, String other, boolean differ) {
    assertThat(
            Assessed.codes(REFERRAL_LETTER, LETTER.formatted("Routine", one + "\n" + other))
                .contains("sides-differ"))
        .isEqualTo(differ);
  }

  @Test
  void someReferenceIsNoInvoiceNumberWhereThatIsBlank() {
    assertThat(
            Assessed.codes(
                INVOICE,
                BILL.formatted("16 March 2026", "Ref: DO 55018")
                    .replace("Invoice no: B/0077", "Invoice no: ______")))
        .contains("value-blank");
  }

  @ParameterizedTest
  @CsvSource({"'11,700.00', '1,53,400.00', false", "'7,800.00', '1,45,600.00', true"})
  void twoTaxesOfOneRateAreEachItsShare(String tax, String total, boolean disagrees) {
    String bill =
        """
        Sahyadri Pump Works Pvt Ltd
        Bill to: Gresham Hospice
        Invoice no: B/0077
        Invoice date: 2 March 2026

        Description                 Qty        Rate       Amount
        Submersible pump              4   32,500.00   1,30,000.00

        Taxable value                           1,30,000.00
        CGST @ 9 %%                             %s
        SGST @ 9 %%                             %s
        Invoice total  INR                      %s
        """;
    assertThat(
            Assessed.codes(INVOICE, bill.formatted(tax, tax, total)).contains("tax-rate-disagrees"))
        .isEqualTo(disagrees);
  }

  @ParameterizedTest
  @CsvSource({
    "'Course: she goes home on bisoprolol 10 mg once daily.', true",
    "'Course: she goes home on bisoprolol 2.5 mg once daily.', false",
    "'Course: bisoprolol was reduced to 2.5 mg.', false",
  })
  void theCourseTellsNoOtherDoseThanTheList(String told, boolean differ) {
    assertThat(
            Assessed.codes(
                    DISCHARGE_SUMMARY,
                    STAY.formatted(
                            "Heart failure (I50.0)",
                            "2   Bisoprolol        2.5 mg    oral      once daily")
                        + "\n"
                        + told)
                .stream()
                .anyMatch(code -> code.matches("doses-differ|contradiction")))
        .isEqualTo(differ);
  }

  @Test
  void aSignatureIsNoFollowUpAndNoQuestion() {
    assertThat(
            Assessed.codes(
                DISCHARGE_SUMMARY,
                STAY.formatted("Heart failure (I50.0)", "")
                    .replace(
                        "clinic on 12 June", "Dr J. Steyn, Orthopaedic Surgeon, HPCSA MP0417723")))
        .contains("kind-unusual");
    assertThat(
            Assessed.codes(
                REFERRAL_LETTER,
                LETTER
                    .formatted("Routine", "")
                    .replace("would you arrange an angiogram?", "K. Stovall, MD")))
        .contains("kind-unusual");
  }

  @Test
  void aBrokenFemurIsNotMendedInTheOtherHip() {
    assertThat(
            Assessed.codes(
                DISCHARGE_SUMMARY,
                STAY.formatted("Fracture of neck of left femur (S72.0)", "")
                    + "\nProcedures\nRight cemented hemiarthroplasty\n"))
        .contains("sides-differ");
  }
}
