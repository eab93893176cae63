package dev.baton.documents.extraction;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sends a document and whom it is for; and what only stands where they could. */
class PartiesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bahnhofplatz 3",
        "INVOICE 0447",
        "Billing period: Feb 1",
        "attn. Accounts Payable",
        "Dear Orla,",
        "Respected Sir / Madam,",
        "When was it written",
        "SOLD TO",
        "The Manager",
        "MCNZ 55014",
        "14 Quarry Lane, Otley LS21 9AB",
      })
  void isNoParty(String text) {
    assertThat(NoParty.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mr A. Duxbury-Lane",
        "Dr P. Street",
        "Praxis Dr. Brunner",
        "Klinik Hochfeld AG",
        "The Old Vicarage Nursing Home",
        "Team Clinic 4",
      })
  void isAParty(String text) {
    assertThat(NoParty.is(text)).isFalse();
  }

  @Test
  void takesNoRowAndNoAddressForTheSeller() {
    String bill =
        """
        The Yard, Sheringham Road, Holt NR25 6XX

        Bill to: Gresham Hospice
        Invoice no: B/0077
        Chip removal                           75.00
        Total                                  75.00
        """;
    assertThat(Texts.values(Texts.facts(INVOICE, bill), "seller")).isEmpty();
  }

  @Test
  void findsTheSellerBelowATitleWhereALabelNamesTheBuyer() {
    String bill =
        """
        Invoice INV019975

        Wasserij Drie Bruggen B.V.
        7411 KT Deventer

        Invoice no.    INV019975         Customer       Zorggroep IJsselkant
        """;
    assertThat(Texts.values(Texts.facts(INVOICE, bill), "seller"))
        .containsExactly("Wasserij Drie Bruggen B.V.");
  }

  @Test
  void readsFormsOfLabelsAndValuesInTwoColumns() {
    String bill =
        """
        Payment due by                     7 May 2026
        Customer                           Yarrabee Shire Council
        Customer address                   PO Box 71, Yarrabee
        """;
    assertThat(Texts.values(Texts.facts(INVOICE, bill), "buyer"))
        .containsExactly("Yarrabee Shire Council");
  }

  @Test
  void takesTheHolderOfAnAccountForNoBuyer() {
    String bill =
        """
        Invoice 26-4471
        IBAN CH93 0076 2011 6238 5295 7
        Account holder: Sterimont AG, Winterthur
        """;
    assertThat(Texts.values(Texts.facts(INVOICE, bill), "buyer")).isEmpty();
  }

  @Test
  void findsPartiesInTheSentencesOfAMail() {
    String mail =
        """
        Subject: Invoice 2026/5043 from Slieve Bloom Facilities Ltd

        Our invoice no. 2026/5043 dated 19 March 2026 for Esker Lodge Care Centre Ltd, Birr.
        """;
    assertThat(Texts.values(Texts.facts(INVOICE, mail), "seller"))
        .containsExactly("Slieve Bloom Facilities Ltd");
    assertThat(Texts.values(Texts.facts(INVOICE, mail), "buyer"))
        .containsExactly("Esker Lodge Care Centre Ltd");
  }

  @Test
  void endsAValueWhereTheNextNumberedLabelBegins() {
    String summary =
        """
        5. Diagnosis             Symptomatic gallstones
        7. Allergies             None known
        8. To take home:
             Paracetamol 1 g oral 6-hourly
        """;
    assertThat(Texts.values(Texts.facts(DISCHARGE_SUMMARY, summary), "allergies"))
        .containsExactly("None known");
  }

  @Test
  void readsATitleOfLettersApart() {
    assertThat(
            Texts.values(
                Texts.facts(INVOICE, "I N V O I C E   # 2026-031     Date:  May 14, 2026\n"),
                "invoiceNumber"))
        .containsExactly("2026-031");
  }

  @Test
  void readsAStampBesideTheTitleOfALetter() {
    String letter = "REFERRAL                                    URGENT\n\nPatient: Ann Lee\n";
    assertThat(Texts.values(Texts.facts(REFERRAL_LETTER, letter), "urgency"))
        .containsExactly("urgent");
    String boxes = "ROUTINE      URGENT      EMERGENCY\n\nPatient: Ann Lee\n";
    assertThat(Texts.values(Texts.facts(REFERRAL_LETTER, boxes), "urgency")).isEmpty();
  }
}
