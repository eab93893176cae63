package dev.baton.documents.extraction;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.documents.reading.DocumentReader;
import dev.baton.documents.reading.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What everyday papers do in their own ways, read all the same. */
class EverydayPapersTest {
  @Test
  void whatAPageHandsOnIsNoItem() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Facture n° 26-00418

            Désignation                               Qté      P.U. HT     Montant HT
            Dépose du lambris                          38        42,00       1 596,00
            Traitement                                 38        11,50         437,00
                                                     à reporter      2 033,00

            Désignation                               Qté      P.U. HT     Montant HT
                                                         report      2 033,00
            Vernis                                     38        24,00         912,00

            Total HT                                                     2 945,00 EUR
            TVA 20 %                                                       589,00 EUR
            Total TTC                                                    3 534,00 EUR
            """);
    assertThat(Texts.named(facts, "lineItem"))
        .extracting(fact -> fact.value().path("description").asText())
        .containsExactly("Dépose du lambris", "Traitement", "Vernis");
    assertThat(Texts.named(facts, "total")).hasSize(1);
  }

  @Test
  void workCarriedOutIsAnItem() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Description                         Qty    Price     Amount
            Work carried out at the chapel       2    150.00     300.00
            Report on the roof                   1    450.00     450.00
            Total                                                750.00
            """);
    assertThat(Texts.named(facts, "lineItem"))
        .extracting(fact -> fact.value().path("description").asText())
        .containsExactly("Work carried out at the chapel", "Report on the roof");
  }

  @Test
  void aHouseBesideATitleIsNoNumber() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            INVOICE                                  880 Foundry Road, Roanoke, VA 24016
            Invoice number   BR-1190465
            """);
    assertThat(Texts.values(facts, "invoiceNumber")).containsExactly("BR-1190465");
  }

  @Test
  void labelsMayEndWithAStop() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            Diagnosis. Type 1 diabetes mellitus (E10.1).

            Follow-up. Diabetes nurse daily for one week; clinic on 24 February 2026.
            """);
    assertThat(Texts.values(facts, "followUp"))
        .containsExactly("Diabetes nurse daily for one week; clinic on 24 February 2026.");
    assertThat(Texts.named(facts, "diagnosis")).hasSize(1);
  }

  @Test
  void headingsMayStandInLines() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            -- Verlauf -------------------------------------------------------------------
            Der Patient erholte sich rasch.

            -- Procedere -----------------------------------------------------------------
            Angiologische Kontrolle in 3 Wochen
            """);
    assertThat(Texts.values(facts, "followUp"))
        .containsExactly("Angiologische Kontrolle in 3 Wochen");
  }

  @Test
  void aRangeMayStandBesideItsColumn() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
                          Result           Range         Flag
            Sodium        133   mmol/L     133-146
            Urea          11.2  mmol/L     2.5-7.8       *H
            """);
    assertThat(Texts.named(facts, "analyte"))
        .extracting(fact -> fact.value().path("high").asText())
        .containsExactly("146", "7.8");
  }

  @Test
  void lettersAreAddressedInOtherLanguages() {
    assertThat(
            Texts.values(
                Texts.facts(
                    REFERRAL_LETTER,
                    """
                    De:       Dra. Maite Goikoetxea, Centro de Salud Ribera Alta
                    A:        Servicio de Endocrinología, Hospital Comarcal San Millán
                    """),
                "to"))
        .containsExactly("Servicio de Endocrinología, Hospital Comarcal San Millán");
    assertThat(
            Texts.values(
                Texts.facts(
                    REFERRAL_LETTER,
                    """
                    Studio medico Porta Soprana
                    Vico dei Tintori 8, 16123 Genova

                    Genova, 25 settembre 2026
                    Alla c.a. dell'Ambulatorio di Epatologia, Ospedale San Fruttuoso

                    Lettera di invio
                    """),
                "to"))
        .containsExactly("Ambulatorio di Epatologia, Ospedale San Fruttuoso");
  }

  @Test
  void aNumberOfAPatientIsNoImpossibleDay() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            MRN: 00-61-8823
            Folder: 30-77-1946
            """);
    assertThat(Texts.named(facts, ImpossibleDates.NAME)).isEmpty();
    assertThat(
            Texts.named(
                Texts.facts(DISCHARGE_SUMMARY, "Admitted: 31/02/2026\n"), ImpossibleDates.NAME))
        .hasSize(1);
  }

  @Test
  void circlesAreBullets(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("list.txt");
    Files.writeString(file, "PROCEDURES\n  o Coronary angiography\n  o  Echocardiogram\n");
    List<Line> lines = new DocumentReader(1_000).read(file).lines();
    assertThat(lines)
        .extracting(Line::text)
        .containsExactly("PROCEDURES", "  • Coronary angiography", "  • Echocardiogram");
  }

  @Test
  void stitchesThatComeOutAreNoDischarge() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            Admitted: 12/18/2025   Discharged: 12/21/2025

            Discharge meds: cephalexin 500 mg by mouth twice daily through 12/25/2025
            The clips come out on 28 December 2025.
            """);
    assertThat(Texts.named(facts, "dischargeDate")).hasSize(1);
  }

  @Test
  void theDayStandsFirstInDutch() {
    List<Fact> facts =
        Texts.facts(
            REFERRAL_LETTER,
            """
            Geachte collega,

            Patiënt: dhr. G. Hofstee, geboren 11-03-1964
            Graag uw beoordeling: sinds drie weken druk op de borst, geen klachten in rust.
            Wordt voor een ECG gezien.
            """);
    assertThat(Texts.values(facts, "birthDate")).containsExactly("1964-03-11");
  }
}
