package dev.baton.documents.validation;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static dev.baton.documents.validation.Assessed.codes;
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
}
