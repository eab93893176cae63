package dev.baton.documents.validation;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static dev.baton.documents.validation.Assessed.codes;
import static dev.baton.documents.validation.Assessed.findings;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rules that a few lines show: sides, urgencies, empty fields, days of the week. */
class ShortTextsTest {
  @Test
  void aSuspectedCancerIsNotRoutine() {
    String letter =
        """
        Priority: Routine
        Reason for referral: rectal bleeding and weight loss
        %s
        """;
    assertThat(
            codes(
                REFERRAL_LETTER,
                letter.formatted("I told him that he is on the suspected cancer pathway.")))
        .contains("urgencies-differ");
    assertThat(
            codes(
                REFERRAL_LETTER,
                letter.formatted("He knows that he will hear from you within a fortnight.")))
        .contains("urgencies-differ");
    assertThat(codes(REFERRAL_LETTER, letter.formatted("He would like to be seen this year.")))
        .doesNotContain("urgencies-differ");
  }

  @Test
  void anAttachmentIsNoReason() {
    assertThat(codes(REFERRAL_LETTER, "Reason for referral: see attached letter\n"))
        .contains("reason-empty");
    assertThat(codes(REFERRAL_LETTER, "Reason for referral: swollen knee, see attached letter\n"))
        .doesNotContain("reason-empty");
  }

  @Test
  void aFieldIsNotLeftEmpty() {
    String form =
        """
        Patient name      Brenda Kite
        Patient ID
        Age/Sex           38 / F
        """;
    assertThat(codes(LAB_REPORT, form)).contains("value-blank");
    assertThat(codes(LAB_REPORT, form.replace("Patient ID", "Patient ID        300-1822")))
        .doesNotContain("value-blank");
    assertThat(codes(LAB_REPORT, form.replace("Age/Sex           38 / F", "300-1822")))
        .doesNotContain("value-blank");
  }

  @Test
  void aSideMayStandBehindItsPart() {
    String stay = "Diagnosis: Closed distal radius fracture, left\nProcedure: %s\n";
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("Plate fixation, right distal radius")))
        .contains("sides-differ");
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("Plate fixation, left distal radius")))
        .doesNotContain("sides-differ");
    assertThat(
            codes(DISCHARGE_SUMMARY, "Diagnosis: Injury of the wrist, left knee and right wrist\n"))
        .doesNotContain("sides-differ");
  }

  @Test
  void theNumberOfACaseIsNoDenial() {
    String stay = "Case no.: 26-004471\nDiagnosis: Arthrosis of the left knee\n%s\n";
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("Procedure: Total knee replacement, right")))
        .contains("sides-differ");
  }

  @Test
  void drugsOnAnotherSheetAreLeftOpen() {
    String stay = "Medication on discharge\n  see separate sheet (not scanned)\n";
    assertThat(codes(DISCHARGE_SUMMARY, stay)).contains("left-open");
  }

  @Test
  void theDayOfTheWeekTellsTheMonth() {
    String stay =
        "Date of admission: 05-01-2026 (Monday)\nDate of discharge: 11-01-2026  (Sunday)\n";
    assertThat(codes(DISCHARGE_SUMMARY, stay)).doesNotContain("ambiguous-date");
    assertThat(codes(DISCHARGE_SUMMARY, stay.replaceAll(" +\\(\\w+\\)", "")))
        .contains("ambiguous-date");
    assertThat(codes(DISCHARGE_SUMMARY, stay.replaceAll("Monday|Sunday", "Tuesday")))
        .contains("ambiguous-date");
  }

  @Test
  void anAgeIsNoFormerSide() {
    String letter =
        """
        Thank you for seeing this 57-year-old teacher with a lump in the left breast.
        Kindly arrange a biopsy of the mass in the right breast.
        """;
    assertThat(codes(REFERRAL_LETTER, letter)).contains("sides-differ");
    String driver =
        """
        Please consider surgery of the cataract in the right eye.
        There is a dense cataract in the left eye and he can no longer drive at night.
        """;
    assertThat(codes(REFERRAL_LETTER, driver)).contains("sides-differ");
  }

  @Test
  void whatIsToldIsOnTheSideOfTheDiagnosis() {
    String stay =
        """
        Diagnosis: %s
        Procedure: Cemented hemiarthroplasty

        Course
        She slipped on her step; the left leg was short and turned out.
        Clips come out of the left thigh on 2 May.
        """;
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("Fracture of the right neck of femur")))
        .contains("sides-differ");
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("Fracture of the left neck of femur")))
        .doesNotContain("sides-differ");
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("Infarct of the right internal capsule")))
        .doesNotContain("sides-differ");
  }

  @Test
  void theCurrencyOfTheTermsIsThatOfTheSums() {
    String bill =
        """
        Invoice no: FT-2026-0288
        Invoice date: 30 April 2026
        Hosted backup            CAD 85.00
        Total                    CAD 85.00

        Terms: net thirty days. All amounts on this invoice are expressed and payable in
        %s dollars.
        """;
    assertThat(codes(INVOICE, bill.formatted("United States"))).contains("currencies-differ");
    assertThat(codes(INVOICE, bill.formatted("Canadian"))).doesNotContain("currencies-differ");
    assertThat(codes(INVOICE, bill.replace("CAD ", "$").formatted("Canadian")))
        .doesNotContain("currencies-differ", "currency-unknown");
  }

  @Test
  void whatWasPaidIsNotPaidAgain() {
    assertThat(
            codes(
                INVOICE,
                "Received with thanks by cheque no. 004418, in full - nothing left to pay.\n"))
        .contains("paid-or-disputed");
    assertThat(codes(INVOICE, "Your order of 3 May was received with thanks.\n"))
        .doesNotContain("paid-or-disputed");
  }

  @Test
  void twoNamesOnFormAndTubeAreTwoPatients() {
    assertThat(
            codes(
                LAB_REPORT,
                "Requisition reads Neubauer, Garrett, the sticker on the tube reads Neubauer,"
                    + " Gary.\n"))
        .contains("specimen-unsuitable");
    assertThat(codes(LAB_REPORT, "Troponins of tonight: do not go by the figure opposite.\n"))
        .contains("specimen-unsuitable");
  }

  @Test
  void sheIsNoMister() {
    String letter =
        """
        RE: %s Oakhurst   DOB 07/19/1951   MRN 60-22817
        I heard a murmur, softer when she sits up. She keeps up with her brothers on the field.
        """;
    assertThat(codes(REFERRAL_LETTER, letter.formatted("Mr. Thaddeus"))).contains("contradiction");
    assertThat(codes(REFERRAL_LETTER, letter.formatted("Mrs. Thea")))
        .doesNotContain("contradiction");
  }

  @Test
  void theAgeAtWhichSomethingBeganIsNotThatOfNow() {
    String letter =
        """
        Date: 8 June 2026
        Patient: Tobias Lindqvist (DOB 14 February 2002), Patient ID E0091734
        Reason for referral: floaters for ten days. Diabetic %s, last seen four years ago.
        """;
    assertThat(codes(REFERRAL_LETTER, letter.formatted("since age 7")))
        .doesNotContain("contradiction");
    assertThat(codes(REFERRAL_LETTER, letter.formatted("girl, age 7"))).contains("contradiction");
  }

  @Test
  void aReportNeedsTheNumberOfItsPatient() {
    String report =
        """
        Patient: Gareth Hale   DOB 4 May 1980%s
        Specimen: serum   Collected: 3 June 2026   Reported: 4 June 2026
        Sodium        139    mmol/L    133 - 146
        """;
    assertThat(codes(LAB_REPORT, report.formatted(""))).contains("fact-missing");
    assertThat(codes(LAB_REPORT, report.formatted("   NHI RYV1289")))
        .doesNotContain("fact-missing");
  }

  @Test
  void whatSomebodyWillAddIsOpen() {
    String letter = "Patient: Gareth, 40s, lives on Jackson St (receptionist will %s the NHI)\n";
    assertThat(codes(REFERRAL_LETTER, letter.formatted("add"))).contains("left-open");
    assertThat(codes(REFERRAL_LETTER, letter.formatted("have"))).doesNotContain("left-open");
  }

  @Test
  void aListOfDrugsIsNotEmpty() {
    String stay = "Diagnosis: Hypertensive urgency\nMedication on discharge\n  %s\n";
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("Medicine   Dose   Route")))
        .contains("medication-missing");
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("Amlodipine   5 mg   oral   daily")))
        .doesNotContain("medication-missing");
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("She takes no medicines.")))
        .doesNotContain("medication-missing");
  }

  @Test
  void whoSaysThatTheBuyerAccountsForTheTaxChargesNone() {
    String bill =
        """
        Invoice 26-039 of 4 May 2026
        Subtotal        EUR 1,000.00
        VAT %s
        Total           EUR %s
        VAT on this service is accounted for by you (reverse charge).
        """;
    assertThat(codes(INVOICE, bill.formatted("21%        EUR   210.00", "1,210.00")))
        .contains("contradiction");
    assertThat(codes(INVOICE, bill.formatted("0%         EUR     0.00", "1,000.00")))
        .doesNotContain("contradiction");
  }

  @Test
  void theStayIsAsLongAsItsDays() {
    String stay = "D.O.A.: 03/05/2026      D.O.D.: 14/05/2026      STAY: %s DAYS\n";
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("4"))).contains("contradiction");
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("11"))).doesNotContain("contradiction");
  }

  @Test
  void whatMustBeSeenTodayIsNotRoutine() {
    String letter = "Urgency: Routine, next available\nHe %s.\n";
    assertThat(codes(REFERRAL_LETTER, letter.formatted("must be seen today")))
        .contains("urgencies-differ");
    assertThat(codes(REFERRAL_LETTER, letter.formatted("was seen here today and is well")))
        .doesNotContain("urgencies-differ");
  }

  @Test
  void aResultIsNoSpecimen() {
    String report =
        """
        Patient: Jolene Whitcomb    MRN: 40091264
        Specimen: %s    Resulted: 23 February 2026

        WBC .............. 11.9  H   10^3/uL     4.0-11.0
        RBC .............. 4.40      10^6/uL     3.80-5.20
        """;
    assertThat(codes(LAB_REPORT, report.formatted("           "))).contains("value-blank");
    assertThat(codes(LAB_REPORT, report.formatted("EDTA blood "))).doesNotContain("value-blank");
  }

  @Test
  void goodsThatDidNotComeAreNotPaid() {
    for (String note :
        new String[] {
          "Counted with the driver - only 18 cushions came.",
          "We should sit on this one till she sends the credit.",
          "Not to go in Friday's run."
        }) {
      assertThat(codes(INVOICE, note + "\n")).contains("paid-or-disputed");
    }
  }

  @Test
  void theNextLabelIsNoValueOfTheOneAbove() {
    String bill =
        """
        TAX INVOICE

        Invoice no. : %s
        Date        : 14 March 2026
        """;
    assertThat(codes(INVOICE, bill.formatted(""))).contains("value-blank");
    assertThat(codes(INVOICE, bill.formatted("4471"))).doesNotContain("value-blank");
    String form =
        """
        Reason for referral ..... %s

        Question to specialist .. ____________________

        Current medicines ....... none
        """;
    assertThat(findings(REFERRAL_LETTER, form.formatted("____________________")))
        .anyMatch(finding -> finding.sentence().equals("There is no reason in it."));
    assertThat(findings(REFERRAL_LETTER, form.formatted("goitre")))
        .noneMatch(finding -> finding.sentence().equals("There is no reason in it."));
  }

  @Test
  void aLetterNeedsTheNumberOfItsPatientAndAQuestion() {
    String letter =
        """
        Re: Mr Osian Lightbourne, born 4 May 1980%s
        Reason for referral: swollen knuckles for six months
        Please %s before printing this document.
        """;
    assertThat(findings(REFERRAL_LETTER, letter.formatted("", "consider the environment")))
        .extracting(Finding::sentence)
        .contains("There is no patientId in it.", "There is no question in it.");
    assertThat(
            findings(
                REFERRAL_LETTER, letter.formatted(", NHS No. 943 476 5919", "advise on drugs")))
        .extracting(Finding::sentence)
        .doesNotContain("There is no patientId in it.", "There is no question in it.");
  }

  @Test
  void usualFeetSayNothingOfThePaper() {
    for (String foot :
        new String[] {
          "Unauthorised disclosure of personal information is prohibited by law.",
          "Your call may be recorded for training purposes.",
          "Telephone conversations may be recorded\nfor training purposes."
        }) {
      assertThat(codes(INVOICE, foot + "\n")).doesNotContain("not-verified", "not-final");
    }
    assertThat(codes(INVOICE, "Released unauthorised.\n")).contains("not-verified");
  }

  @Test
  void whatIsSaidOfTheOrderOfDatesDecides() {
    String bill = "Invoice date: 03/07/2026\nPay by: 04/06/2026\nAll dates %s.\n";
    assertThat(codes(INVOICE, bill.formatted("MM/DD/YYYY"))).doesNotContain("ambiguous-date");
    assertThat(codes(INVOICE, bill.formatted("are local"))).contains("ambiguous-date");
  }

  @Test
  void anAccountMayGoOnInTheNextLine() {
    String bill = "Please transfer the amount to IBAN %s\n%s.\n";
    assertThat(codes(INVOICE, bill.formatted("IE29 AIBK 9311", "5212 3456 78")))
        .doesNotContain("iban-invalid");
    assertThat(codes(INVOICE, bill.formatted("IE87 RKBB 3307", "8814 0417 35")))
        .contains("iban-invalid");
  }

  @Test
  void aDrugHasADose() {
    String stay =
        """
        Discharge medications
          Medication       Dose      Route       Instructions
          Co-amoxiclav     %s        by mouth    three times daily
          Codeine          30 mg     by mouth    when required
        """;
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("      "))).contains("dose-missing");
    assertThat(codes(DISCHARGE_SUMMARY, stay.formatted("625 mg"))).doesNotContain("dose-missing");
  }
}
