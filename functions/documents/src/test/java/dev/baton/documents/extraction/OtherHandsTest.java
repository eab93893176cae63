package dev.baton.documents.extraction;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static dev.baton.documents.extraction.Texts.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways of writing that came with the documents of somebody who knew none of the rules. */
class OtherHandsTest {
  @Test
  void readsALabelWhoseColonStandsApart() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
            Name of the patient   :  Mrs. Asha Rao             UHID   :  ADC-2206-7741
            Sample collected on   :  2026-Jun-21 08:05 AM      Type   :  Serum
            """);
    assertThat(Texts.values(facts, "patientName")).containsExactly("Mrs. Asha Rao");
    assertThat(Texts.values(facts, "patientId")).containsExactly("ADC-2206-7741");
    assertThat(Texts.values(facts, "collectedAt")).containsExactly("2026-06-21T08:05");
  }

  @Test
  void putsANameTogetherThatAFormAsksForInTwoParts() {
    List<Fact> facts = Texts.facts(LAB_REPORT, "Surname: QUINN     Forename: Aoife     Sex: F\n");
    assertThat(Texts.values(facts, "patientName")).containsExactly("Aoife QUINN");
  }

  @Test
  void readsSumsAsIndiaAndSouthAfricaWriteThem() {
    List<Fact> indian =
        Texts.facts(
            INVOICE,
            """
            Particulars                  Qty      Rate        Amount
            Stool, revolving              26   3,450.00     89,700.00
            Rack, two tier                 4   6,125.00     24,500.00
            Taxable value                                1,14,200.00
            CGST @ 9%                                       10,278.00
            SGST @ 9%                                       10,278.00
            Grand Total                               Rs 1,34,756.00
            """);
    assertThat(amounts(indian, "total")).containsExactly("134756.00 INR");
    assertThat(amounts(indian, "tax")).containsExactly("10278.00 INR", "10278.00 INR");
    assertThat(amounts(Texts.facts(INVOICE, "Amount due incl. VAT      R 11 409,15\n"), "total"))
        .containsExactly("11409.15 ZAR");
  }

  @Test
  void takesTheTaxAndNotWhatIsTaxed() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Books                        242.73
            Bookmarks                     57.50
            Net                          300.23
            VAT 20% on 57.50              11.50
            Total GBP                    311.73
            """);
    assertThat(amounts(facts, "tax")).containsExactly("11.50 GBP");
  }

  @Test
  void namesAnItemByTheLineAboveItsFigures() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            1.  Mowing of common lawns
                  3 visits  x  $132.00 .............................  $396.00
            2.  Gutter clearing, blocks A and B
                  1 job     x  $275.00 .............................  $275.00
            Total                                                     $671.00
            """);
    assertThat(facts)
        .filteredOn(fact -> fact.name().equals("lineItem"))
        .extracting(fact -> fact.value().get("description").asText())
        .containsExactly("Mowing of common lawns", "Gutter clearing, blocks A and B");
  }

  @Test
  void anItemBesideThoseThatMakeTheTotalIsNotLeftOut() {
    String bill =
        """
          - Consent form, French ............. £374.40
          - Patient diary, French ............ £114.00
        That makes £488.40 altogether.
        """;
    assertThat(items(bill)).hasSize(2);
    assertThat(items(bill.replace("That", "  - Glossary ............ £25.00\nThat"))).isEmpty();
  }

  @Test
  void tellsDiagnosesByTheirRankUnderOneHeading() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            DIAGNOSES
            Primary: Community acquired pneumonia
            Secondary: Chronic obstructive pulmonary disease
                       Acute kidney injury

            MEDICATION ON DISCHARGE
            Going home on apixaban 2.5 mg orally twice daily, oxycodone
            5 mg orally as needed.
            """);
    assertThat(facts)
        .filteredOn(fact -> fact.name().equals("diagnosis"))
        .extracting(fact -> fact.value().get("name").asText())
        .containsExactly(
            "Community acquired pneumonia",
            "Chronic obstructive pulmonary disease",
            "Acute kidney injury");
    assertThat(facts)
        .filteredOn(fact -> fact.name().equals("medication"))
        .extracting(fact -> fact.value().get("name").asText())
        .contains("oxycodone");
  }

  @Test
  void findsWhomALetterIsForBelowTheSender() {
    List<Fact> facts =
        Texts.facts(
            REFERRAL_LETTER,
            """
            Dr. med. Annegret Voss
            Specialist in General Medicine
            Lindenallee 3, 26548 Norderney

            Norderney, 23.07.2026

            University Hospital Oldenburg-Nord
            Rheumatology out-patient department

            Referral
            """);
    assertThat(Texts.values(facts, "to")).containsExactly("University Hospital Oldenburg-Nord");
    assertThat(Texts.values(facts, "from")).containsExactly("Dr. med. Annegret Voss");
  }

  @Test
  void findsABuyerBesideThePapersOwnNumbers() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Lindholm Messtechnik GmbH

            Universal Aquaculture B.V.
            Havenkade 44
            4401 Yerseke
            The Netherlands
                                                       Invoice no.     RE-2026-20814
                                                       Invoice date    11.02.2026
            """);
    assertThat(Texts.values(facts, "buyer")).containsExactly("Universal Aquaculture B.V.");
  }

  @Test
  void readsTheReasonOfALetterInOtherLanguages() {
    assertThat(reason("Gentili colleghi,\ninvio il paziente per tremore a riposo della mano.\n"))
        .containsExactly("tremore a riposo della mano");
    assertThat(reason("Je vous adresse Mme Berthelot pour une surdité de l'oreille droite.\n"))
        .contains("une surdité de l'oreille droite");
    assertThat(reason("Graag verwijs ik bovengenoemde patiënte wegens pijn in de knie.\n"))
        .contains("pijn in de knie");
  }

  private static List<String> reason(String text) {
    return Texts.values(Texts.facts(REFERRAL_LETTER, text), "reason");
  }

  @Test
  void readsASpecimenThatNoLabelAnnounces() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
            Prescripteur : Dr Caillaud                   Sérum
            Prélevé le 23/06/2026 à 08:10                Édité le 23/06/2026 à 15:45
            """);
    assertThat(Texts.values(facts, "specimen")).containsExactly("Sérum");
  }

  @Test
  void takesNoMeasureOfBothEyesForTheSideThatIsIll() {
    List<Fact> facts =
        Texts.facts(REFERRAL_LETTER, "Loss of vision in the right eye: 6/18, left eye 6/9.\n");
    assertThat(named(facts, Sides.NAME)).isEmpty();
  }

  private static List<Fact> items(String bill) {
    return Texts.facts(INVOICE, bill).stream()
        .filter(fact -> fact.name().equals("lineItem"))
        .toList();
  }

  private static List<String> amounts(List<Fact> facts, String name) {
    return named(facts, name).stream()
        .map(
            fact ->
                fact.value().get("amount").asText() + " " + fact.value().get("currency").asText())
        .toList();
  }
}
