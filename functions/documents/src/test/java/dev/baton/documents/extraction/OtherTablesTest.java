package dev.baton.documents.extraction;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static dev.baton.documents.extraction.Texts.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Results, sums and fields in tables that are built another way. */
class OtherTablesTest {
  @Test
  void readsTestsSideBySideWithTheirResultsBelow() {
    assertThat(
            results(
                """
                            |  PT         |  APTT       |  Fibrinogen  |  D-dimer
                ------------+-------------+-------------+--------------+-------------
                Result      |  12.8       |  31.0       |  4.9         |  0.31
                Unit        |  s          |  s          |  g/L         |  mg/L
                Reference   |  11.0-13.5  |  25.0-36.0  |  2.0-4.0     |  < 0.50
                Flag        |             |             |  H           |
                """))
        .containsExactly(
            "PT 12.8 s 11.0-13.5 null",
            "APTT 31.0 s 25.0-36.0 null",
            "Fibrinogen 4.9 g/L 2.0-4.0 H",
            "D-dimer 0.31 mg/L null-0.50 null");
  }

  @Test
  void readsTwoTablesSideBySide() {
    assertThat(
            results(
                """
                Test          Result  Unit    Range            Test       Result  Unit    Range
                Haemoglobin   102     g/L     115-160     L    Sodium     141     mmol/L  133-146
                Platelets     421     10^9/L  150-400     H    CRP        3       mg/L    0-5
                """))
        .containsExactlyInAnyOrder(
            "Haemoglobin 102 g/L 115-160 L",
            "Platelets 421 10^9/L 150-400 H",
            "Sodium 141 mmol/L 133-146 null",
            "CRP 3 mg/L 0-5 null");
  }

  @Test
  void readsNumberedResultsLineByLine() {
    assertThat(
            results(
                """
                [1]  TSH
                     result        6.82 mIU/L
                     interval      0.27 - 4.20
                     flag          H

                [2]  Ferritin
                     result        41 ug/L
                     interval      13 - 150
                     flag          -
                """))
        .containsExactly("TSH 6.82 mIU/L 0.27-4.20 H", "Ferritin 41 ug/L 13-150 null");
  }

  @Test
  void readsAFlagInWordsBehindItsRange() {
    assertThat(
            results(
                """
                Test                     Result   Units     Ref. interval
                Bicarbonate                  21   mmol/L    22 - 32           LOW
                Urea                       11.8   mmol/L    3.5 - 9.5         HIGH
                Sodium                      136   mmol/L    135 - 145
                """))
        .containsExactly(
            "Bicarbonate 21 mmol/L 22-32 L",
            "Urea 11.8 mmol/L 3.5-9.5 H",
            "Sodium 136 mmol/L 135-145 null");
  }

  @Test
  void takesNoHeadOfAPageForAResult() {
    assertThat(
            results(
                """
                Test               Result   Units     Reference range   Flag
                Haemoglobin           104   g/L       120 - 150         L
                NÍ DHOMHNAILL, GRÁINNE    MRN 3381905    Lab ref H26-07714       Page 2 of 2
                """))
        .containsExactly("Haemoglobin 104 g/L 120-150 L");
  }

  @Test
  void readsADayWithItsMonthBetweenStrokes() {
    List<Fact> facts =
        Texts.facts(LAB_REPORT, "Collected     : 11/Apr/2026 07:40 AM    Received : 11/APR/2026\n");
    assertThat(Texts.values(facts, "collectedAt")).containsExactly("2026-04-11T07:40");
    assertThat(Texts.values(facts, "receivedAt")).containsExactly("2026-04-11");
  }

  @Test
  void readsAFormWithNumbersBeforeItsLabels() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            1 Facility                 2 Record no.          3 Ward
            St Declan's Hospital       DN 662 014            Comeragh

            4 Date of admission        5 Date of discharge   6 Discharged to
            2026-04-26                 2026-04-28            home
            """);
    assertThat(Texts.values(facts, "patientId")).containsExactly("DN 662 014");
    assertThat(Texts.values(facts, "admissionDate")).containsExactly("2026-04-26");
    assertThat(Texts.values(facts, "dischargeDate")).containsExactly("2026-04-28");
  }

  @Test
  void readsTheTaxOfEachRate() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Base imponible    Tipo   Cuota IVA
                  1.919,00    21 %      402,99
                  1.566,00    10 %      156,60

            Total base imponible: 3.485,00 EUR
            Total IVA: 559,59 EUR
            TOTAL FACTURA: 4.044,59 EUR
            """);
    assertThat(named(facts, "tax"))
        .extracting(fact -> fact.value().path("amount").asText())
        .contains("402.99", "156.60", "559.59");
    assertThat(named(facts, "total"))
        .extracting(fact -> fact.value().path("amount").asText())
        .containsExactly("4044.59");
  }

  @Test
  void namesAnItemByItsWordsAndNotByItsCount() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            GP sessions at base       30 h  @ 62.50        £1,875.00
            Mileage                   184 mi @ 0.45           £82.80
            Net                                            £1,957.80
            Total                                          £1,957.80
            """);
    assertThat(named(facts, "lineItem"))
        .extracting(fact -> fact.value().path("description").asText())
        .containsExactly("GP sessions at base", "Mileage");
  }

  @Test
  void readsTheTaxOfAStateByItsName() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            SUBTOTAL                                       12,699.00
            MICHIGAN SALES TAX 6%                             761.94
            PLEASE PAY THIS AMOUNT                     $   13,460.94
            """);
    assertThat(named(facts, "tax"))
        .extracting(fact -> fact.value().path("amount").asText())
        .containsExactly("761.94");
    assertThat(named(facts, "total"))
        .extracting(fact -> fact.value().path("amount").asText())
        .containsExactly("13460.94");
  }

  @Test
  void leavesOutTheNumberOfAProvider() {
    List<Fact> facts =
        Texts.facts(
            REFERRAL_LETTER,
            "Referred by     Dr Anthea Moutsos, Bellarine Road Centre, provider no. 4471962J\n");
    assertThat(Texts.values(facts, "from"))
        .containsExactly("Dr Anthea Moutsos, Bellarine Road Centre");
  }

  @Test
  void findsABuyerBetweenADayAndTheTitle() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Mokoena Consulting Engineers
            12 Loop Street, Pietermaritzburg 3201

                                                            14 May 2026
            Umgeni Valley Hospital (Pty) Ltd
            Attention: Financial Manager
            PO Box 918, Howick 3290
            Tax invoice
            Tax invoice number    MHC-2026-047
            """);
    assertThat(Texts.values(facts, "buyer")).containsExactly("Umgeni Valley Hospital (Pty) Ltd");
  }

  private static List<String> results(String table) {
    return named(Texts.facts(LAB_REPORT, table), "analyte").stream()
        .map(Fact::value)
        .map(
            v ->
                "%s %s %s %s-%s %s"
                    .formatted(
                        v.path("name").asText(),
                        v.path("value").asText(),
                        v.path("unit").asText(),
                        v.path("low").asText(),
                        v.path("high").asText(),
                        v.path("flag").asText()))
        .toList();
  }
}
