package dev.baton.documents.validation;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.documents.extraction.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What most of a list or a form has and one place has not, however the paper is laid out. */
class LeftOutTest {
  private static final String REPORT =
      """
      Patient: Ronan Deasy      MRN: T-662018     DOB: 09-Aug-1963
      Specimen: Serum
      %s

      Sodium            138        mmol/L     133 - 146
      Potassium         4.1 H      mmol/L     3.5 - 4.0
      %s
      """;

  private static final String STAY =
      """
      Patient: Robert Chassaing   DOB: 14 July 1943   MRN: 300-1822
      %s

      Diagnoses
      1. Congestive heart failure (I50.0)

      Medication
      %s
      Bisoprolol 2.5 mg oral once daily

      Follow-up: %s
      """;

  private static final String DAYS = "Collected 27-Feb-2026 03:25   Reported 27-Feb-2026 04:20";
  private static final String TIMES = "Admitted: 23 April 2026. Discharged: 30 April 2026.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TSH                          mIU/L      (0.4 - 4.0)     H",
        "HbA1c ..................... mmol/mol   (H)   [normal 20-41]",
        "Cholesterol            H     mg/dL      Up to 200",
        "Urate                        umol/L     ref 200 - 430    *High",
      })
  void aRowWithUnitAndRangeHasAResult(String row) {
    assertThat(Assessed.codes(LAB_REPORT, REPORT.formatted(DAYS, row))).contains("cell-empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CRP               <1 mg/L    <5",
        "eGFR              >90        mL/min/1.73m2   (>=60)",
        "TSH               2.1        mIU/L      0.4 - 4.0",
        "Units             mmol/L     as above",
      })
  void aRowWithOneIsWhole(String row) {
    assertThat(Assessed.codes(LAB_REPORT, REPORT.formatted(DAYS, row)))
        .doesNotContain("cell-empty");
  }

  @Test
  void aLabelBeforeAnotherHasItsOwnValue() {
    String blank = "Collected                     Received 27-Feb-2026 04:01";
    assertThat(Assessed.codes(LAB_REPORT, REPORT.formatted(blank, ""))).contains("value-blank");
  }

  @Test
  void theDayOfReportIsNotThatOfCollection() {
    String blank = "Collected: . Reported: 27-Feb-2026 04:20.";
    assertThat(Texts.values(Texts.facts(LAB_REPORT, REPORT.formatted(blank, "")), "collectedAt"))
        .isEmpty();
  }

  @Test
  void theDayOfDischargeIsNotThatOfAdmission() {
    String stay = STAY.formatted("Admitted: . Discharged: 30 April 2026.", "", "clinic on 28 May");
    assertThat(Texts.values(Texts.facts(DISCHARGE_SUMMARY, stay), "admissionDate")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Furosemide oral once daily",
        "1. Tab. Cefixime         orally   1-0-1   x 5 days",
        "Rx   Flucloxacillin PO four times a day, 4 more days",
        "- Paracetamol    por vía oral cada 8 horas",
        "She went home on labetalol orally twice daily, ibuprofen 600 mg orally.",
      })
  void aDrugOfAListHasItsDose(String item) {
    String stay = STAY.formatted(TIMES, item, "clinic on 28 May");
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, stay)).contains("dose-missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Oral intake good",
        "Odette Farquharson",
        "Diet oral as tolerated",
        "She takes one tablet orally twice daily and continued antibiotics orally twice daily.",
      })
  void whatIsNoDrugHasNone(String line) {
    String stay = STAY.formatted(TIMES, line, "clinic on 28 May");
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, stay)).doesNotContain("dose-missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mit freundlichen kollegialen Grüßen Dr. med. J. Brunnmeier",
        "Ngā mihi Dr Hinewai Marsden, psychiatric registrar",
        "Dr B. Osei, FY2",
        "Dr Sara Penhallow, ward physician, 18 March 2026",
        "Signed Dr P. Farquarson copy: patient, GP",
        "Questions? Ring the unit on ext. 4410",
      })
  void whoEndsALetterIsNoFollowUp(String ending) {
    String stay = STAY.formatted(TIMES, "Ramipril 5 mg oral at night", "\n" + ending);
    assertThat(Texts.values(Texts.facts(DISCHARGE_SUMMARY, stay), "followUp")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'Leilani described eight weeks of low mood; she was well before', true",
    "'Severe depressive episode', false",
  })
  void aStoryIsNoDiagnosis(String told, boolean unusual) {
    String stay =
        STAY.formatted(TIMES, "Ramipril 5 mg oral at night", "clinic on 28 May")
            .replace("1. Congestive heart failure (I50.0)", told);
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, stay).contains("kind-unusual")).isEqualTo(unusual);
  }

  @ParameterizedTest
  @CsvSource({
    "Photographs and OPG sent by secure mail., true",
    "Please assess and biopsy to exclude malignancy., false",
  })
  void whatGoesAlongIsNoQuestion(String question, boolean unusual) {
    String letter =
        """
        From: Dr Fergal Nolan, Donaghmede Practice
        To: Respiratory Medicine, Beaumount Park Hospital
        Date: 24 February 2026
        Patient: Imelda Garvey   Date of birth: 8 January 1966   Hospital number: DPC-12907
        Urgency: soon
        Reason for referral: cough for six months
        Question: %s
        """;
    assertThat(Assessed.codes(REFERRAL_LETTER, letter.formatted(question)).contains("kind-unusual"))
        .isEqualTo(unusual);
  }

  @Test
  void theFirstRowOfAFormHasItsValueToo() {
    String letter =
        """
        Referral for outpatient opinion

        Referred to
        Referred by               Dr Jacqueline Orde, Alresford Surgery
        Date                      28 April 2026
        Patient ID                AS 550 318

        Urgency: routine
        """;
    assertThat(Assessed.codes(REFERRAL_LETTER, letter)).contains("value-blank");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Am Kanal 17",
        "Dorpsstraat 40, Lisse",
        "Shore Road, Sligo",
        "ABN 51 004 772 918",
        "Severnside Trading Estate",
        "Solicitors",
        "Accounts Payable",
        "Dock House, Athlone",
      })
  void whereSomebodyIsIsNobody(String buyer) {
    String bill = "Invoice INV-17\nBill to:\n  %s\n\nTotal 100.00 EUR\n".formatted(buyer);
    assertThat(Texts.values(Texts.facts(INVOICE, bill), "buyer")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hausverwaltung Linde & Co. KG",
        "Marlpit Business Park Management Co",
        "Kilbracken House Hotel Ltd",
        "Wirksworth Parish Council",
        "Abbey Road Surgery",
      })
  void whoIsCalledLikeAPlaceIsSomebody(String buyer) {
    String bill = "Invoice INV-17\nBill to:\n  %s\n\nTotal 100.00 EUR\n".formatted(buyer);
    assertThat(Texts.values(Texts.facts(INVOICE, bill), "buyer")).containsExactly(buyer);
  }

  @ParameterizedTest
  @CsvSource({"'', true", "'Urology, Lough Ree Hospital', false"})
  void aLabelInARowOfLabelsHasItsValueBelow(String recipient, boolean blank) {
    String letter =
        """
        Specialist referral

        Referred by                              Referred to
        Dr Aidan Kerrigan, Lough Ree Practice    %s
        Date of letter                           Urgency
        22 May 2026                              Urgent
        """;
    assertThat(Assessed.codes(REFERRAL_LETTER, letter.formatted(recipient)).contains("value-blank"))
        .isEqualTo(blank);
  }

  @ParameterizedTest
  @CsvSource({"'870,00', true", "'780,00', false"})
  void aRowIsTheProductOfItsFiguresAsTheOthersAre(String amount, boolean wrong) {
    String sum = wrong ? "5.298,00" : "5.208,00";
    String bill =
        """
        Dakwerken Verhoeven BV
        Factuur 2026-17
        Nr   Omschrijving                 Aantal    Prijs      Bedrag
        1    Bitumen dakbedekking, m2     84        46,50      3.906,00
        2    Loodslabbe vervangen, m      9         58,00      522,00
        3    Steigerhuur, week            2         390,00     %s

        Subtotaal: %s EUR
        Btw 21 %%: 1.112,58 EUR
        """;
    assertThat(Assessed.codes(INVOICE, bill.formatted(amount, sum)).contains("item-disagrees"))
        .isEqualTo(wrong);
  }

  @ParameterizedTest
  @CsvSource({
    "Temperature 73.8 °C on arrival, true",
    "Temperature 37.8 °C on arrival, false",
    "SpO2 was 197 % on air, true",
    "SpO2 was 97 % on air, false",
    "Blood pressure 82/142, true",
    "Blood pressure 142/82, false",
  })
  void nobodyHasAnImpossibleVitalSign(String told, boolean impossible) {
    String stay =
        STAY.formatted(TIMES, "Ramipril 5 mg oral at night", "clinic on 28 May")
            .replace("Medication", "Course\n" + told + "\n\nMedication");
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, stay).contains("value-impossible"))
        .isEqualTo(impossible);
  }

  @Test
  void theTimeOfAnItalianReportIsRead() {
    String days = "Prelievo: 16 aprile 2026, ore 14:30\nReferto:  16 aprile 2026, ore 09:10";
    assertThat(Assessed.codes(LAB_REPORT, REPORT.formatted(days, "")))
        .contains("dates-out-of-order");
  }
}
