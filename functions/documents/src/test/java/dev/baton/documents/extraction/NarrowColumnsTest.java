package dev.baton.documents.extraction;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static dev.baton.documents.extraction.Texts.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in two lines for want of room, and several things that stand in one. */
class NarrowColumnsTest {
  @Test
  void putsAYearBehindTheDayAboveIt() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            Admitted: 24 May      Discharged: 29 May
                      2026                    2026
            """);
    assertThat(Texts.values(facts, "admissionDate")).containsExactly("2026-05-24");
    assertThat(Texts.values(facts, "dischargeDate")).containsExactly("2026-05-29");
  }

  @Test
  void readsEachSumOfOneSentence() {
    List<Fact> facts =
        Texts.facts(INVOICE, "Net 120.00 EUR, VAT 20% 24.00 EUR, total 144.00 EUR.\n");
    assertThat(amounts(facts, "subtotal")).containsExactly("120.00 EUR");
    assertThat(amounts(facts, "tax")).containsExactly("24.00 EUR");
    assertThat(amounts(facts, "total")).containsExactly("144.00 EUR");
  }

  @Test
  void readsTheRateOfATaxBeforeASumSetFarApart() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Totale imponibile                                      €  1.836,00
            IVA 22%                                                €    403,92
            TOTALE FATTURA                                         €  2.239,92
            """);
    assertThat(named(facts, "tax").getFirst().value().path("rate").asInt()).isEqualTo(22);
  }

  @Test
  void namesAnItemThatBeginsInTheRowAbove() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            #   Description              Qty     Price      Amount
            1   Replacement of the
                seal ring                  2     40.00       80.00
            2   Grease                     1     20.00       20.00
            Total                                      EUR 100.00
            """);
    assertThat(descriptions(facts)).containsExactly("Replacement of the seal ring", "Grease");
  }

  @Test
  void leavesOutRowsOfOtherTablesBehindTheTotal() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Description              Qty     Price      Amount
            Seal ring                  2     40.00       80.00
            Grease                     1     20.00       20.00
            Total                                   EUR 100.00

            Hours of the year
            Month                    Days     Hours      Amount
            January                     2        10          20
            """);
    assertThat(descriptions(facts)).containsExactly("Seal ring", "Grease");
  }

  @Test
  void keepsTheItemsOfABillWithoutATotal() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Description              Qty     Price      Amount
            Seal ring                  2     40.00       80.00
            Net                                        EUR 90.00
            """);
    assertThat(descriptions(facts)).containsExactly("Seal ring");
  }

  @Test
  void readsGigaAndTeraPerLitre() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
            Test          Result   Unit   Ref. range
            Leukocytes    6.1      G/L    4.0 - 10.0
            Erythrocytes  4.7      T/L    4.0 - 5.5
            """);
    assertThat(named(facts, "analyte"))
        .extracting(fact -> fact.value().path("ucum").asText())
        .containsExactly("10*9/L", "10*12/L");
  }

  @Test
  void takesNoOrderNumberAndNoTelephoneForAResult() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
            Auftragsnummer:   26-0611-0388
            Sodium        139      mmol/L    133 - 146
            Enquiries 021 490 0631, weekdays from 9 to 5
            """);
    assertThat(named(facts, "analyte"))
        .extracting(fact -> fact.value().path("name").asText())
        .containsExactly("Sodium");
  }

  @Test
  void readsDiagnosesThatAreNumberedInOneSentence() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            Diagnoses. (1) Congestive heart failure (I50.0). (2) Ischaemic
            cardiomyopathy (I25.5). (3) Gout (M10.9).
            """);
    assertThat(named(facts, "diagnosis"))
        .extracting(fact -> fact.value().path("code").asText())
        .containsExactly("I50.0", "I25.5", "M10.9");
  }

  @Test
  void endsAFieldOfANumberedFormAtTheNextNumber() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            9. Allergies             None known
            10. Medicines to take home
                Drug                  Dose      Route   Frequency
                Ciprofloxacin         500 mg    oral    twice daily
            """);
    assertThat(Texts.values(facts, "allergies")).containsExactly("None known");
  }

  @Test
  void readsWhatIsTakenHomeThoughTheSentenceBeginsWithAllergies() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            Dear Doctor,

            He has no allergies. He goes home with:

              - Furosemide 80 mg orally, every morning (was 40 mg)
              - Salbutamol 100 microg inhaled, as needed
            """);
    assertThat(named(facts, "medication"))
        .extracting(fact -> fact.value().at("/dose/ucum").asText())
        .contains("mg", "ug");
  }

  @Test
  void findsARecipientBelowADayAsAmericansWriteIt() {
    List<Fact> facts =
        Texts.facts(
            REFERRAL_LETTER,
            """
            Cottonwood Family Care, P.C.
            1480 Juniper Street, Durango, CO 81301
                                                        March 24, 2026
            Pediatric Endocrinology Clinic
            Rocky Plains Hospital
            Aurora, Colorado
            RE: Mateo Quint, DOB August 13, 2014
            Dear Colleagues:
            """);
    assertThat(Texts.values(facts, "to")).containsExactly("Pediatric Endocrinology Clinic");
  }

  private static List<String> amounts(List<Fact> facts, String name) {
    return named(facts, name).stream()
        .map(
            fact ->
                fact.value().path("amount").asText() + " " + fact.value().path("currency").asText())
        .toList();
  }

  private static List<String> descriptions(List<Fact> facts) {
    return named(facts, "lineItem").stream()
        .map(fact -> fact.value().path("description").asText())
        .toList();
  }
}
