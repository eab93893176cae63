package dev.baton.documents.extraction;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static dev.baton.documents.extraction.Texts.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The same facts however they are worded. */
class WordingTest {
  @Test
  void tellsAnUnlistedLabelByItsWords() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            Patient was admitted to us: 3 May 2026
            Day of next visit: 9 July 2026
            """);
    assertThat(Texts.values(facts, "admissionDate")).containsExactly("2026-05-03");
    assertThat(Texts.values(facts, "dischargeDate")).isEmpty();
  }

  @Test
  void readsTwoTitlesOfATableWithOneSpaceBetweenThem() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
            TEST                 RESULT  FLAG UNITS     REFERENCE
            Sodium                  137       mmol/L    133 - 146
            Potassium               5.6  H    mmol/L    3.5 - 5.3
            """);
    assertThat(named(facts, "analyte"))
        .extracting(fact -> fact.value().path("unit").asText(), fact -> fact.value().path("flag"))
        .extracting(Object::toString)
        .containsExactly("(\"mmol/L\", null)", "(\"mmol/L\", \"H\")");
  }

  @Test
  void readsAHeaderOfManyWords() {
    String header = "TEST  " + "RESULT FLAG UNITS ".repeat(60) + "\n";
    String few = "TEST  " + "unit of flag ".repeat(3) + "result\n";
    assertThat(Texts.values(Texts.facts(LAB_REPORT, header + few), "analyte")).isEmpty();
  }

  @Test
  void keepsAFlagBeforeTheFigureOutOfTheName() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
                                    Result        Units        Reference
            Haemoglobin          L  108           g/L          (115 - 165)
            MCV                     81            fL           (80 - 100)
            """);
    assertThat(named(facts, "analyte"))
        .extracting(fact -> fact.value().path("name").asText())
        .containsExactly("Haemoglobin", "MCV");
  }

  @Test
  void takesAPatientsNumberToItsEnd() {
    for (String number : List.of("5122 80447 1", "4417 220 983 KL", "753 832 3643", "80214477")) {
      String line = "RE: Mrs Maeve Oyelaran, DOB 13/12/1969, Medicare no. " + number + "\n";
      assertThat(Texts.values(Texts.facts(REFERRAL_LETTER, line), "patientId"))
          .containsExactly(number);
    }
  }

  @Test
  void takesTheLinesUnderADiagnosisForMore() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            Final diagnosis : Cholelithiasis with
                              chronic cholecystitis
                              Type 2 diabetes mellitus

            OPERATION       : LAPAROSCOPIC CHOLECYSTECTOMY under GA on 13-Mar-2026
            """);
    assertThat(named(facts, "diagnosis"))
        .extracting(fact -> fact.value().path("name").asText())
        .containsExactly("Cholelithiasis with chronic cholecystitis", "Type 2 diabetes mellitus");
    assertThat(Texts.values(facts, "procedure")).containsExactly("LAPAROSCOPIC CHOLECYSTECTOMY");
  }

  @Test
  void takesTheNameUnderADepartmentForTheBuyer() {
    String head = "Invoice to:\n   Accounts Payable\n";
    assertThat(Texts.values(Texts.facts(INVOICE, head + "   Lake View Hospital\n\n"), "buyer"))
        .containsExactly("Lake View Hospital");
    assertThat(Texts.values(Texts.facts(INVOICE, head + "\n   Net total\n"), "buyer")).isEmpty();
  }

  @Test
  void readsTheRouteBeforeTheDose() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            Medicines to take at home

            Medicine                Route         Dose             When
            Ticagrelor              oral          90 mg            BD
            Glyceryl trinitrate     sublingual    400 microgram    PRN
            """);
    assertThat(named(facts, "medication"))
        .extracting(fact -> fact.value().path("name").asText() + ", " + fact.value().path("route"))
        .containsExactly("Ticagrelor, \"oral\"", "Glyceryl trinitrate, \"sublingual\"");
  }

  @Test
  void readsABoundForAResultWithoutAHeader() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
            eGFR                >90      mL/min/1.73m2  (>=60)
            hCG, quantitative   <1       IU/L        (<5)
            """);
    assertThat(named(facts, "analyte"))
        .extracting(fact -> fact.value().path("comparator").asText() + fact.value().path("value"))
        .containsExactly(">90", "<1");
  }

  @Test
  void readsHeadingsBetweenSigns() {
    for (String heading : List.of("** Reason **", "<< Reason for referral >>")) {
      String letter = "Date: 17 April 2026\n\n" + heading + "\nRising creatinine for a year.\n";
      assertThat(Texts.values(Texts.facts(REFERRAL_LETTER, letter), "reason"))
          .containsExactly("Rising creatinine for a year.");
    }
  }

  @Test
  void readsATaxBehindItsState() {
    String bill = "Subtotal               $585.00\nIN sales tax 7%         $40.95\n";
    assertThat(named(Texts.facts(INVOICE, bill), "tax"))
        .extracting(fact -> fact.value().path("amount").asText())
        .containsExactly("40.95");
  }

  @Test
  void takesNoTodayForAnUrgency() {
    String letter = "Reason for referral: three seizures.\nExamination today is normal.\n";
    assertThat(Texts.values(Texts.facts(REFERRAL_LETTER, letter), "urgency")).isEmpty();
    assertThat(
            Texts.values(
                Texts.facts(REFERRAL_LETTER, letter + "Please see him today.\n"), "urgency"))
        .containsExactly("emergency");
  }

  @Test
  void looksForTheReasonBelowASentenceThatOnlyRefers() {
    List<Fact> facts =
        Texts.facts(
            REFERRAL_LETTER,
            """
            I am referring Desmond Achterberg (D-4471), born 7 July 1949, to your clinic.

            Unintentional weight loss of 9 kg over three months.
            """);
    assertThat(Texts.values(facts, "reason").getFirst()).contains("weight loss of 9 kg");
    assertThat(Texts.values(facts, "patientId")).containsExactly("D-4471");
  }

  @Test
  void doesNotTakeAYearOrADoctorsNumberForAPatients() {
    String text = "Re: %s (%s)\n";
    assertThat(
            Texts.values(
                Texts.facts(REFERRAL_LETTER, text.formatted("Ann Lee", "1955")), "patientId"))
        .isEmpty();
    assertThat(
            Texts.values(
                Texts.facts(REFERRAL_LETTER, text.formatted("Dr Ann Lee", "GMC 4471022")),
                "patientId"))
        .isEmpty();
  }

  @Test
  void takesSaltsForMedicationsButNoElectrolytes() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            Medication:
            - Sodium bicarbonate 650 mg PO TID
            - Potassium 40 mmol
            """);
    assertThat(named(facts, "medication"))
        .extracting(fact -> fact.value().path("name").asText())
        .containsExactly("Sodium bicarbonate");
  }

  @Test
  void takesLeadersForAColon() {
    List<Fact> facts =
        Texts.facts(
            REFERRAL_LETTER,
            """
            When was it written ....: 12 January 2026
            Patient's number .......: PT-3381
            """);
    assertThat(Texts.values(facts, "letterDate")).containsExactly("2026-01-12");
    assertThat(Texts.values(facts, "patientId")).containsExactly("PT-3381");
  }

  @Test
  void takesAnUrgencyBesideItsLabelForAValue() {
    List<Fact> facts =
        Texts.facts(
            REFERRAL_LETTER,
            """
            NHS number                       485 777 3456
            Urgency                          Urgent
            """);
    assertThat(Texts.values(facts, "urgency")).containsExactly("urgent");
  }

  @Test
  void takesTheRecipientBetweenDateAndSubject() {
    List<Fact> facts =
        Texts.facts(
            REFERRAL_LETTER,
            """
            Elm Street Practice

            12 March 2026
            Dr. Elena Kraus, ENT clinic
            Re: Mr. John Doe, born 5 May 1950
            Dear Dr. Kraus,
            """);
    assertThat(Texts.values(facts, "to")).startsWith("Dr. Elena Kraus");
  }

  @Test
  void readsAStayFromASentence() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            She was an inpatient on Ward 7 from 11 March 2026 until her discharge
            home on 16 March 2026 and underwent hip replacement on 12 March.
            """);
    assertThat(Texts.values(facts, "admissionDate")).containsExactly("2026-03-11");
    assertThat(Texts.values(facts, "dischargeDate")).containsExactly("2026-03-16");
    assertThat(Texts.values(facts, "procedure")).containsExactly("hip replacement");
  }

  @Test
  void doesNotTakeABirthdayForADayOfTheStay() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            "MATERNITY DISCHARGE SUMMARY, date of birth 3 March 1999, of Ms Ann Roe.");
    assertThat(Texts.values(facts, "dischargeDate")).isEmpty();
  }

  @Test
  void readsResultsFromASentence() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
            Her potassium was 3.1 mmol/L (3.5-5.3, low), sodium 139 mmol/L (133-146) and
            creatinine 61 umol/L (44-80).
            """);
    assertThat(named(facts, "analyte").stream().map(Fact::value))
        .extracting(
            value ->
                value.get("name").asText()
                    + " "
                    + value.get("value").asText()
                    + " "
                    + value.get("flag").asText(""))
        .containsExactly("potassium 3.1 L", "sodium 139 ", "creatinine 61 ");
  }

  @Test
  void findsTheNumberBehindTheName() {
    List<Fact> facts =
        Texts.facts(REFERRAL_LETTER, "Patient: Olivia Chan (BD-4471)\nDate: 2 May 2026");
    assertThat(Texts.values(facts, "patientName")).containsExactly("Olivia Chan");
    assertThat(Texts.values(facts, "patientId")).containsExactly("BD-4471");
  }

  @Test
  void findsASumThatStandsAloneUnderItsItems() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Consultation                                  42.50
            Scale and polish                             265.00
                                                       --------
                                                         307.50
            VAT @ 20%                                     61.50
            To pay                                      £369.00
            """);
    assertThat(facts).filteredOn(fact -> fact.name().equals("lineItem")).hasSize(2);
    assertThat(facts)
        .filteredOn(fact -> fact.name().equals("subtotal"))
        .extracting(fact -> fact.value().get("amount").asText())
        .containsExactly("307.50");
  }

  @Test
  void readsAMedicationThatIsIndented() {
    List<Fact> facts =
        Texts.facts(DISCHARGE_SUMMARY, "Medication on discharge:\n Digoxin 125 mg oral once daily");
    assertThat(facts).filteredOn(fact -> fact.name().equals("medication")).hasSize(1);
  }

  @Test
  void readsTheDayToPayByFromASentence() {
    for (String terms :
        List.of(
            "Could this reach me within 14 days, by 18 May 2026?",
            "Terms ........... net 30, i.e. by 2026-05-18",
            "Expiry date ......... 18 May 2026")) {
      assertThat(Texts.values(Texts.facts(INVOICE, terms + "\n"), "dueDate"))
          .containsExactly("2026-05-18");
    }
  }

  @Test
  void readsAnAdmissionUnderADoctor() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            "Ms. Rasheeda was admitted under Dr. K. P. Unnikrishnan on 8th February 2026.\n");
    assertThat(Texts.values(facts, "admissionDate")).containsExactly("2026-02-08");
  }

  @Test
  void readsTheReasonOfWhoIsBeingReferred() {
    List<Fact> facts =
        Texts.facts(
            REFERRAL_LETTER,
            """
            Dear Dr. Grimstad:
            Mr. Prochaska is being referred for persistently elevated TSH, 7.8 this week.
            """);
    assertThat(Texts.values(facts, "reason")).anyMatch(text -> text.contains("elevated TSH"));
  }

  @Test
  void twoPointsLeadToAValue() {
    List<Fact> facts =
        Texts.facts(REFERRAL_LETTER, "Reason for referral .. iron deficiency anemia\n");
    assertThat(Texts.values(facts, "reason")).containsExactly("iron deficiency anemia");
  }

  @Test
  void theSmallLineAboveAnAddressIsTheSender() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            LINDENHOF

            Lindenhof Medizintechnik GmbH, Donaustr. 41, 78532 Tuttlingen

            Aldermere University Hospitals NHS Trust
            Quarry Lane
            Gloucester GL4 6XX

            Invoice No. RE-2026-1187
            """);
    assertThat(Texts.values(facts, "buyer"))
        .containsExactly("Aldermere University Hospitals NHS Trust");
  }
}
