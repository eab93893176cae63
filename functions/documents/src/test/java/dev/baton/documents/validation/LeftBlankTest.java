package dev.baton.documents.validation;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that nobody filled in: what stands behind or below them is not theirs. */
class LeftBlankTest {
  private static final String LETTER =
      """
      From: Dr Fergal Nolan, Donaghmede Practice
      To: Respiratory Medicine, Beaumount Park Hospital
      Date: 24 February 2026
      Patient: Imelda Garvey   Date of birth: 8 January 1966   Hospital number: DPC-12907
      %s

      Reason for referral: cough for six months
      Question: is this asthma?
      """;

  private static final String STAY =
      """
      Patient: Robert Chassaing   DOB: 14 July 1943   MRN: 300-1822
      Date of admission: 23 April 2026      Date of discharge: 30 April 2026

      Diagnoses
      1. Congestive heart failure (I50.0)

      Medications on discharge
      Furosemide    %s
      Bisoprolol    2.5 mg   oral   once daily
      Ramipril      5 mg     oral   at night

      Follow-up: clinic on 28 May
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'', true",
    "Urgency:, true",
    "'[ ] Urgent  [ ] Soon  [ ] Routine', true",
    "'[ ] Urgent  [X] Soon  [ ] Routine', false",
    "URGENCY Routine, false",
    "Timing requested: same week, false",
    "Priority: Red flag, false",
  })
  void aLetterSaysHowUrgentItIs(String line, boolean missing) {
    List<Finding> findings = Assessed.findings(REFERRAL_LETTER, LETTER.formatted(line));
    assertThat(findings.stream().anyMatch(finding -> finding.sentence().contains("urgency")))
        .isEqualTo(missing);
  }

  @Test
  void theBoxBelowAnEmptyOneIsNotItsValue() {
    List<String> questions =
        Texts.values(
            Texts.facts(
                REFERRAL_LETTER,
                """
                Outpatient referral
                ---
                QUESTION TO THE SPECIALIST

                ---
                CURRENT MEDICATION Lercanidipine 10 mg once daily
                ALLERGIES Nil known
                ---
                """),
            "question");
    assertThat(questions).isEmpty();
  }

  @Test
  void aClosingIsNoQuestion() {
    List<String> questions =
        Texts.values(
            Texts.facts(
                REFERRAL_LETTER,
                """
                Motivo dell'invio: linfocitosi persistente
                Quesito clinico:

                Cordiali saluti
                Elena Carraro
                """),
            "question");
    assertThat(questions).isEmpty();
  }

  @Test
  void theDayOfCollectionIsNoSpecimen() {
    List<String> specimens =
        Texts.values(
            Texts.facts(
                LAB_REPORT,
                """
                Laboratoire du Pont
                Nature du prélèvement :
                Prélevé le 16/04/2026 à 08h20
                """),
            "specimen");
    assertThat(specimens).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mg   oral   once daily",
        "mg   once daily",
        "……   oral   twice daily",
        "oral   mane"
      })
  void aDoseWithoutItsFigureIsNone(String row) {
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, STAY.formatted(row))).contains("dose-missing");
  }

  @Test
  void aRowOfATableOfDosesHasOne() {
    String table =
        STAY.replace(
            "Furosemide    %s",
            "Drug          Dose     Route  Frequency\nApixaban                        twice daily");
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, table)).contains("dose-missing");
  }

  @Test
  void whoSignedIsNoFollowUp() {
    List<String> followUps =
        Texts.values(
            Texts.facts(
                DISCHARGE_SUMMARY,
                """
                PROCEDURES: Nil

                FOLLOW UP:


                                                        Dr. Mrs. V. Ghorpade
                                                        Reg. 2001/02/0418
                """),
            "followUp");
    assertThat(followUps).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"'', true", "'11 - 300', false"})
  void aReportHasRangesForMostOfItsFigures(String range, boolean missing) {
    String report =
        """
        Blood test results (final)
        Chart no. KPC 9917     Aisling Durkan     DOB 17 June 1982     F
        Serum, taken 23 September 2026 at 09:00, reported 23 September 2026 at 17:20

        Test             Result     Unit       Reference range    Flag
        Ferritin             39      ug/L      %s
        Iron                 17      umol/L    %s
        Transferrin         2.9      g/L
        """;
    assertThat(
            Assessed.codes(LAB_REPORT, report.formatted(range, range)).contains("ranges-missing"))
        .isEqualTo(missing);
  }

  @Test
  void aDoseIsOne() {
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, STAY.formatted("40 mg   oral   once daily")))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"'    ', true", "'14.9', false"})
  void aRowOfATableOfResultsHasOne(String thyroxine, boolean missing) {
    String report =
        """
        Regional laboratory
        Patient ref: LR 0092841   Name: Fallon, Breda   D.O.B.: 08/12/1970
        Specimen: serum
        Collected: 26/08/2026 09:00     Reported: 27/08/2026 11:30

        TEST              RESULT    UNIT       REFERENCE
        TSH                1.08     mU/L       0.27 - 4.20
        Free T4            %s     pmol/L     12.0 - 22.0
        Free T3             5.1     pmol/L     3.1 - 6.8
        A/G ratio           1.1                1.0 - 2.0

        Checked by: N. Cregan                 Senior scientist
        """;
    assertThat(Assessed.codes(LAB_REPORT, report.formatted(thyroxine)).contains("cell-empty"))
        .isEqualTo(missing);
  }

  @Test
  void aRowOfATableOfDrugsHasARoute() {
    String table =
        """
        Drug             Dose      Route    Frequency        Duration
        Apixaban         5 mg      oral     twice daily      long term
        Bisoprolol       2.5 mg    oral     once daily       long term
        Vitamin B12      1 mg      %s       every 3 months   long term
        """;
    String stay = STAY.substring(0, STAY.indexOf("Furosemide")) + table;
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, stay.formatted("    "))).contains("cell-empty");
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, stay.formatted("i.m.")))
        .doesNotContain("cell-empty");
  }

  @Test
  void aRowOfAFormHasItsValue() {
    String report =
        """
        Patient      HARTNETT, Jodie Lee
        URN          QC-118-4402
        Specimen     Plasma, fluoride oxalate
        Collected    %s
        Received     16/02/2026 11:25
        Reported     16/02/2026 15:10

                           Result     Units       Limits
        Fasting glucose       4.8     mmol/L      3.0 - 5.0
        """;
    assertThat(Assessed.codes(LAB_REPORT, report.formatted(""))).contains("value-blank");
    assertThat(Assessed.codes(LAB_REPORT, report.formatted("16/02/2026 08:10")))
        .doesNotContain("value-blank");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REFER TO\n  Specialty / clinic\n  Fax",
        "Refer to:\n  Telephone:",
        "REFERRAL TO SECONDARY CARE"
      })
  void theNextLabelIsNoRecipient(String recipient) {
    List<Fact> facts = Texts.facts(REFERRAL_LETTER, recipient + "\n\nReason: jaundice\n");
    assertThat(Texts.values(facts, "to")).isEmpty();
  }

  @Test
  void aPartyIsNotTheLabelBesideIt() {
    String bill =
        """
        Sold to:                               HST Reg:  81440 2277 RT0001
        Wexcombe Lawn Bowling Club
        """;
    assertThat(Texts.values(Texts.facts(INVOICE, bill), "buyer"))
        .containsExactly("Wexcombe Lawn Bowling Club");
  }

  @Test
  void whatIsUrgentAtTheEndIsNotRoutineAtTheTop() {
    String letter = LETTER.formatted("Urgency: routine") + "\n%s\n";
    assertThat(Assessed.codes(REFERRAL_LETTER, letter.formatted("This referral is very urgent.")))
        .contains("urgencies-differ");
    assertThat(
            Assessed.codes(
                REFERRAL_LETTER, letter.formatted("He must be seen within the next seven days.")))
        .contains("urgencies-differ");
  }

  @Test
  void labelsOfAFormAreNoSender() {
    String letter =
        LETTER.formatted("Urgency: soon").replaceFirst("From: .*\n", "")
            + """

            Referring clinician
            Practice / address
            Telephone
            Signature
            """;
    List<Finding> findings = Assessed.findings(REFERRAL_LETTER, letter);
    assertThat(findings).anyMatch(finding -> finding.sentence().contains("from"));
  }

  @Test
  void labelsOfAFormAreNoFollowUp() {
    String stay =
        STAY.formatted("40 mg  oral  once daily")
            .replace(
                "Follow-up: clinic on 28 May",
                """
                FOLLOW-UP
                 Date and time
                 Clinic / doctor
                 Tests to bring
                Dr. Bindu Menon, DM\
                """);
    List<Finding> findings = Assessed.findings(DISCHARGE_SUMMARY, stay);
    assertThat(findings).anyMatch(finding -> finding.sentence().contains("followUp"));
  }

  @Test
  void wideBoxesAreEmptyToo() {
    List<Finding> findings =
        Assessed.findings(
            REFERRAL_LETTER,
            LETTER.formatted(
                "URGENCY (tick one)   [    ] Emergency   [    ] Urgent   [    ] Routine"));
    assertThat(findings).anyMatch(finding -> finding.code().equals("value-blank"));
  }

  @Test
  void aRouteIsMissedInAnyLanguage() {
    String table =
        """
        Middel            Dosis      Toediening     Frequentie
        Ciprofloxacine    500 mg     oraal          2 x daags
        Nadroparine       2850 IE    %s             1 x daags
        Metoprolol        50 mg      oraal          1 x daags
        """;
    String stay = STAY.substring(0, STAY.indexOf("Furosemide")) + table;
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, stay.formatted("    "))).contains("cell-empty");
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, stay.formatted("s.c.")))
        .doesNotContain("cell-empty");
  }

  @Test
  void aColumnOfRoutesHasSome() {
    String table =
        """
        Drug             Dose      Route    Frequency
        Apixaban         5 mg               twice daily
        Bisoprolol       2.5 mg             once daily
        Ramipril         5 mg               at night
        """;
    String stay = STAY.substring(0, STAY.indexOf("Furosemide")) + table;
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, stay)).contains("cell-empty");
  }

  @ParameterizedTest
  @CsvSource({
    "'Ciprofloxacine         voie orale, matin et soir', true",
    "'Ciprofloxacine 500 mg  voie orale, matin et soir', false",
  })
  void anItemOfAListOfDosesHasOne(String item, boolean missing) {
    String list =
        """
        - %s
        - Metformine 850 mg   voie orale, le soir
        - Gliclazide 30 mg    voie orale
        """;
    String stay = STAY.substring(0, STAY.indexOf("Furosemide")) + list.formatted(item);
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, stay).contains("dose-missing")).isEqualTo(missing);
  }

  @ParameterizedTest
  @CsvSource({
    "'Furosemide 40 mg once daily', true",
    "'Furosemide 40 mg PO once daily', false",
    "'Insulin glargine 12 units at night', false",
  })
  void anItemOfAListOfRoutesHasOne(String item, boolean missing) {
    String list =
        """
        %s
        Bisoprolol 2.5 mg PO once daily
        Ramipril 5 mg PO at night
        Apixaban 5 mg PO bd
        """;
    String stay = STAY.substring(0, STAY.indexOf("Furosemide")) + list.formatted(item);
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, stay).contains("route-missing"))
        .isEqualTo(missing);
  }

  @ParameterizedTest
  @CsvSource({"'          ', true", "'0 - 14    ', false"})
  void aResultHasARangeWhereOthersHave(String range, boolean missing) {
    String report =
        """
        Pt:  Deasy, Ronan      MRN:  T-662018     DOB:  09-Aug-1963
        Sample type: Serum
        Taken:   27-Feb-2026 03:25        Authorised: 27-Feb-2026 04:20

        Test              Result     Unit       Range        Flag
        Sodium            138        mmol/L     133 - 146
        Troponin T (hs)   8          ng/L       %s
        CRP               6          mg/L       0 - 5        H

        H=High   L=Low    HH=Critical
        """;
    assertThat(Assessed.codes(LAB_REPORT, report.formatted(range)).contains("cell-empty"))
        .isEqualTo(missing);
  }
}
