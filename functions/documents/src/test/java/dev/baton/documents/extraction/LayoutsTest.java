package dev.baton.documents.extraction;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static dev.baton.documents.extraction.Texts.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same facts wherever a layout puts them. */
class LayoutsTest {
  @Test
  void readsARowOfLabelsAboveARowOfValues() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            Name               Account           Admitted           Discharged
            Marguerite Dube    CH-889102         May 3, 2026        May 8, 2026
            """);
    assertThat(values(facts, "patientName")).containsExactly("\"Marguerite Dube\"");
    assertThat(values(facts, "patientId")).containsExactly("\"CH-889102\"");
    assertThat(values(facts, "admissionDate")).containsExactly("\"2026-05-03\"");
    assertThat(values(facts, "dischargeDate")).containsExactly("\"2026-05-08\"");
  }

  @Test
  void takesItemsByTheirColumnsWhereTheSumStandsFirst() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
             Total  Item               Units    Unit price
            244.81  Roof tile, grey        1        244.81
            646.35  Maintenance           15         43.09
            """);
    assertThat(named(facts, "lineItem").stream().map(Fact::value))
        .extracting(
            item -> item.get("description").asText() + " " + item.at("/amount/amount").asText())
        .containsExactly("Roof tile, grey 244.81", "Maintenance 646.35");
  }

  @Test
  void takesWordsWithASumForItemsOnlyWhenTheyMakeTheSumBelow() {
    String text =
        """
        Cover illustration          EUR 1.200,00
        Two small ones              EUR   600,00
        TOTAL                       EUR 1.800,00
        """;
    assertThat(values(Texts.facts(INVOICE, text), "lineItem")).hasSize(2);
    assertThat(values(Texts.facts(INVOICE, text.replace("1.800", "1.900")), "lineItem")).isEmpty();
  }

  @Test
  void readsResultsThatAreToldLineByLine() {
    String text =
        """
        Test: Leucocytes
          Units: 10^6/L
          Result: 120
          Flag: HIGH
          Reference: < 10
        Red cells
          Result: 4 10^6/L
          Reference: < 10
        """;
    assertThat(Texts.facts(LAB_REPORT, text))
        .filteredOn(fact -> fact.name().equals("analyte"))
        .extracting(
            fact ->
                String.join(
                    " ",
                    fact.value().path("name").asText(),
                    fact.value().path("value").asText(),
                    fact.value().path("high").asText(),
                    fact.value().path("flag").asText()))
        .containsExactly("Leucocytes 120 10 H", "Red cells 4 10 null");
  }

  @Test
  void takesBothEndsOfARangeFromColumnsOfTheirOwn() {
    String text =
        """
        Test          Result   Unit     Ref. low   Ref. high   Flag
        CRP           47       mg/L     0          5           H
        Lymphocytes   1.1      10^9/L   1.0        4.0
        """;
    assertThat(Texts.facts(LAB_REPORT, text))
        .filteredOn(fact -> fact.name().equals("analyte"))
        .extracting(fact -> fact.value().path("low") + " to " + fact.value().path("high"))
        .containsExactly("0 to 5", "1.0 to 4.0");
  }

  @Test
  void takesRowsForItemsWhenTheyMakeATotalThatIsToldInASentence() {
    String text =
        """
          - Consent form, French, 3120 words ........ £374.40
          - Patient diary, French, 950 words ........ £114.00

        That makes £%s. I am not registered for VAT.
        """;
    assertThat(values(Texts.facts(INVOICE, text.formatted("488.40")), "lineItem")).hasSize(2);
    assertThat(values(Texts.facts(INVOICE, text.formatted("490.00")), "lineItem")).isEmpty();
    String sums = "Subtotal   133.63\nShipping   8.50\nTotal due   142.13\n";
    assertThat(values(Texts.facts(INVOICE, sums), "lineItem")).isEmpty();
  }

  @Test
  void doesNotTakeATaxForAnItem() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Item        Qty   Price   Amount
            Posts         4   25.00   100.00
            20% VAT                    20.00
            Total                  EUR 120.00
            """);
    assertThat(values(facts, "lineItem")).hasSize(1);
    assertThat(values(facts, "tax"))
        .containsExactly("{\"amount\":20.00,\"currency\":\"EUR\",\"rate\":20}");
  }

  @Test
  void takesTheLatestOfSeveralDays() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
            Test       Unit      Reference     05 Feb 2026    02 Feb 2026
            Sodium     mmol/L    135-145       129 L          131 L
            """);
    JsonNode sodium = facts.getFirst().value();
    assertThat(sodium.get("value").asInt()).isEqualTo(129);
    assertThat(sodium.get("flag").asText()).isEqualTo("L");
    assertThat(sodium.get("high").asInt()).isEqualTo(145);
  }

  @Test
  void keepsAUnitThatDoesNotExistAsItIsWritten() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
            Test        Result   Unit       Reference range
            Potassium   4.4      blips/L    3.5 - 5.1
            """);
    assertThat(facts.getFirst().value().get("unit").asText()).isEqualTo("blips/L");
    assertThat(facts.getFirst().value().has("ucum")).isFalse();
  }

  @Test
  void readsTheTickedBox() {
    assertThat(
            values(Texts.facts(REFERRAL_LETTER, "Priority: [ ] Routine  [x] Urgent\n"), "urgency"))
        .containsExactly("\"urgent\"");
  }

  @Test
  void knowsTheRecipientByTheBlockOfTheAddress() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Tischlerei Obermayr e.K. · Dorfstr. 8 · 83646 Bad Tölz

            Frau
            Dr. Ulrike Senft
            Isarweg 31
            83646 Bad Tölz

            RECHNUNG
            """);
    assertThat(values(facts, "seller")).containsExactly("\"Tischlerei Obermayr e.K.\"");
    assertThat(values(facts, "buyer")).containsExactly("\"Dr. Ulrike Senft\"");
  }

  @Test
  void endsAnIbanWhereItsCountryEndsIt() {
    List<Fact> facts = Texts.facts(INVOICE, "IBAN CH93 0076 2011 6238 5295 7 BIC POFICHBEXXX\n");
    assertThat(values(facts, "iban")).containsExactly("\"CH9300762011623852957\"");
    assertThat(values(facts, "bic")).containsExactly("\"POFICHBEXXX\"");
  }

  @Test
  void readsTheDayFirstInALanguageThatNeverPutsTheMonthFirst() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            FACTURE N° F-17
            Date de facture : 03/04/2026
            Désignation                Montant HT
            TVA 20 %                        10,00 €
            """);
    assertThat(values(facts, "issueDate")).containsExactly("\"2026-04-03\"");
  }

  @Test
  void takesNoLabelForAValueThatIsMissing() {
    List<Fact> referral =
        Texts.facts(REFERRAL_LETTER, "PATIENT\nName:\nDOB: 1974-02-17\nMedical record number:\n");
    assertThat(values(referral, "patientName")).isEmpty();
    assertThat(values(referral, "patientId")).isEmpty();
    assertThat(
            values(Texts.facts(INVOICE, "\nINVOICE NO:\nDATE: 31 March 2026\n"), "invoiceNumber"))
        .isEmpty();
    assertThat(values(Texts.facts(LAB_REPORT, "Patient ID    Ward 3B\n"), "patientId")).isEmpty();
  }

  private static List<String> values(List<Fact> facts, String name) {
    return named(facts, name).stream().map(fact -> fact.value().toString()).toList();
  }
}
