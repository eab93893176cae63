package dev.baton.documents.extraction;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static dev.baton.documents.extraction.Texts.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways of writing that came with the documents of two authors who saw no rule and no text. */
class BlindHandsTest {
  @Test
  void readsAPatientInALineWithoutLabels() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
            CAPE HEALTH SCIENCES CENTRE
            OKAFOR, Adaeze          H0041233        F  44 yr       Ward 3
            Potassium               4.9         mmol/L         3.5 - 5.0
            """);
    assertThat(Texts.values(facts, "patientName")).containsExactly("OKAFOR, Adaeze");
    assertThat(Texts.values(facts, "patientId")).containsExactly("H0041233");
  }

  @Test
  void takesWhoOrdersForNoPatient() {
    List<Fact> facts =
        Texts.facts(LAB_REPORT, "Patient: Asta Holm        Client: Lolo Family Medicine\n");
    assertThat(Texts.values(facts, "patientName")).containsExactly("Asta Holm");
  }

  @Test
  void readsRangesBelowZero() {
    List<Fact> facts =
        Texts.facts(LAB_REPORT, "Base excess           -4.1   L     mmol/L        -2.0 - 2.0\n");
    Fact excess = named(facts, "analyte").getFirst();
    assertThat(excess.value().get("value").decimalValue()).isEqualByComparingTo("-4.1");
    assertThat(excess.value().get("low").decimalValue()).isEqualByComparingTo("-2");
    assertThat(excess.value().get("high").decimalValue()).isEqualByComparingTo("2");
  }

  @Test
  void readsAFlagBetweenResultAndUnit() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
                                        Result           Units         Reference
            Total cholesterol           6.1       H      mmol/L        < 5.5
            Chol/HDL ratio              4.7       H                    < 4.5
            """);
    assertThat(named(facts, "analyte"))
        .extracting(fact -> fact.value().get("unit").asText() + fact.value().get("flag").asText())
        .containsExactly("mmol/LH", "nullH");
  }

  @Test
  void takesFormerResultsUnderTheirDayForNoRange() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
                                     today      unit        reference      previous (18 Mar 2026)
            FSH                        6.8      IU/L        see below              7.3
            Prolactin                 14.2      ug/L        4.8 - 23.3            19.0
            """);
    assertThat(named(facts, "analyte"))
        .extracting(
            fact -> fact.value().get("value").asText() + " " + fact.value().get("high").asText())
        .containsExactly("6.8 null", "14.2 23.3");
  }

  @Test
  void takesARemarkOnAnAnalyteForNoResult() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
            Hemoglobin A1c        5.9     H     %     4.0-5.6

            Hemoglobin A1c: 5.7-6.4% is consistent with increased risk; >= 6.5% consistent with diabetes.
            """);
    assertThat(named(facts, "analyte")).hasSize(1);
  }

  @Test
  void takesItemsInCapitalsForNoHeadings() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            FINAL DIAGNOSIS
              * ACUTE CHOLECYSTITIS
              * TYPE 2 DIABETES MELLITUS

            D.O.A.   : 22-04-2026  11:40 AM
            ADVICE ON DISCHARGE
              1. TAB. CEFIXIME         200 MG   ORAL   1-0-1   x 5 days
            """);
    assertThat(named(facts, "diagnosis"))
        .extracting(fact -> fact.value().get("name").asText())
        .containsExactly("ACUTE CHOLECYSTITIS", "TYPE 2 DIABETES MELLITUS");
    assertThat(Texts.values(facts, "admissionDate")).containsExactly("2026-04-22T11:40");
    assertThat(named(facts, "medication"))
        .extracting(fact -> fact.value().get("name").asText())
        .containsExactly("CEFIXIME");
  }

  @Test
  void readsADoseOfTwoStrengthsAndNothingThatWasStopped() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            MEDICATION ON DISCHARGE
             - Amoxicillin/clavulanate 875/125 mg orally bd
             - her usual bisoprolol 2.5 mg oral od

            MEDICINES STOPPED
             - Ramipril 5 mg
            """);
    assertThat(named(facts, "medication"))
        .extracting(
            fact -> fact.value().get("name").asText() + fact.value().at("/dose/value").asText())
        .containsExactly("Amoxicillin/clavulanate875", "bisoprolol2.5");
  }

  @Test
  void endsTheValueOfARowWhereTheNextRowBegins() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            Procedure   tonsillectomy
            Course      no complications, drank and ate ice
            """);
    assertThat(Texts.values(facts, "procedure")).containsExactly("tonsillectomy");
  }

  @Test
  void findsTheRecipientBesideALetterheadThatStandsRight() {
    List<Fact> facts =
        Texts.facts(
            REFERRAL_LETTER,
            """
                                                                    The Malthouse Surgery
                                                                    3 Brewhouse Yard
                                                                    LT5 8GH
            Consultant Gastroenterologist
            Department of Gastroenterology
            Eastmarsh General Hospital

            Dear Colleague
            """);
    assertThat(Texts.values(facts, "to")).containsExactly("Consultant Gastroenterologist");
  }

  @Test
  void findsTheRecipientAtTheTopByTheGreeting() {
    List<Fact> facts =
        Texts.facts(
            REFERRAL_LETTER,
            """
            Professor Ludmila Ashgrove                    Wenbury Hospital
            Liver Transplant Unit                         Castle Street, Wenbury
            King Offa Hospital                            Our ref: CM/660218

            Date typed: 21 May 2026
            Dear Ludmila,
            """);
    assertThat(Texts.values(facts, "to")).containsExactly("Professor Ludmila Ashgrove");
  }

  @Test
  void findsTheRecipientUnderTheWordThatOpensAnAddress() {
    List<Fact> facts =
        Texts.facts(
            REFERRAL_LETTER,
            """
            DR. VASUDHA RAO                              Ananta Polyclinic

            Date: 19-05-2026
            To,
            Dr. Imtiaz Qureshi
            Kaveri Kidney Institute

            Sub: Referral of Mr. Siddappa Halagere
            Respected Sir,
            Kindly opine whether a renal biopsy is required.

            Dr. Vasudha Rao
            """);
    assertThat(Texts.values(facts, "to")).containsExactly("Dr. Imtiaz Qureshi");
    assertThat(Texts.values(facts, "question")).isNotEmpty();
  }

  @Test
  void readsTheTickedSpanAndTheWordBehindADegree() {
    assertThat(
            Texts.values(
                Texts.facts(
                    REFERRAL_LETTER,
                    "Urgency:   ( ) emergency   (x) within 3 days   ( ) routine\n"),
                "urgency"))
        .containsExactly("urgent");
    assertThat(Texts.values(Texts.facts(REFERRAL_LETTER, "Priority     P2 - Urgent\n"), "urgency"))
        .containsExactly("urgent");
  }

  @Test
  void readsATaxBehindItsRateAndOneThatIsIncluded() {
    assertThat(amounts(Texts.facts(INVOICE, "VAT (TVA) 20,00 %          587,20 €\n"), "tax"))
        .containsExactly("587.20 EUR");
    assertThat(
            amounts(Texts.facts(INVOICE, "GST included in the above 15%     NZD 52.50\n"), "tax"))
        .containsExactly("52.50 NZD");
    assertThat(
            amounts(
                Texts.facts(INVOICE, "VAT (reverse charged, art. 44 Dir. 2006)    €    0,00\n"),
                "tax"))
        .containsExactly("0.00 EUR");
  }

  @Test
  void namesTheHouseAndNotItsDepartment() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Philippa Wrenfield
            Studio 9, The Maltings

            6 July 2026

            The Art Department
            Saltmarsh & Dray Publishers
            22 Fetter Row
            Norwich NR3 1AX

            Dear Joan,
            """);
    assertThat(Texts.values(facts, "buyer")).containsExactly("Saltmarsh & Dray Publishers");
    assertThat(Texts.values(facts, "seller")).containsExactly("Philippa Wrenfield");
  }

  @Test
  void takesNoTaxableValueForAnItem() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Particulars                            Qty   Rate (Rs)     Amount (Rs)
            Annual maintenance                      1    1,20,000.00   1,20,000.00
            Training (days)                         4      12,500.00     50,000.00
                                        Taxable Value                  2,05,500.00
                                        IGST @ 18%                       36,990.00
                                        Grand Total  Rs.               2,42,490.00
            """);
    assertThat(named(facts, "lineItem"))
        .extracting(fact -> fact.value().get("description").asText())
        .containsExactly("Annual maintenance", "Training (days)");
  }

  @Test
  void seesThatAPriceDoesNotMakeTheSumOfItsLine() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
             2  Hive inspection, school garden   @ 86.25      172.50
            20  Manuka honey 500 g jar           @ 21.50      230.00

            TOTAL NZD (incl GST)                             $402.50
            """);
    assertThat(named(facts, "lineItem"))
        .extracting(fact -> fact.value().path("disagrees").asBoolean())
        .containsExactly(false, true);
  }

  private static List<String> amounts(List<Fact> facts, String name) {
    return named(facts, name).stream()
        .map(f -> f.value().get("amount").asText() + " " + f.value().get("currency").asText())
        .toList();
  }
}
