package dev.baton.documents.validation;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the course of a stay tells of diagnoses and drugs, and the lists do otherwise. */
class ToldInCourseTest {
  private static final String STAY =
      """
      Patient: Norbert Kiefer   DOB: 29 April 1955   MRN: 60-11874
      Date of admission: 19 October 2026      Date of discharge: 26 October 2026

      Diagnoses
      - Acute pulmonary embolism (I26.9)
      - Hypertension (I10)

      Course
      %s

      Medications on discharge
      Rivaroxaban   20 mg    oral   once daily
      Bisoprolol    2.5 mg   oral   once daily

      Follow-up: clinic in 3 weeks
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'The angiogram was done on day 2: there is no pulmonary embolism.', true",
    "'Pulmonary embolism was ruled out by CT.', true",
    "'CT showed no evidence of pulmonary embolism.', true",
    "'The angiogram showed no pneumonia beside the embolism.', false",
    "'There was no further pulmonary embolism.', false",
    "'CT showed pulmonary embolism on both sides.', false",
    "'A repeat scan showed no pulmonary embolism.', false",
  })
  void aDiagnosisIsNotDenied(String told, boolean denied) {
    assertThat(Assessed.codes(DISCHARGE_SUMMARY, STAY.formatted(told)).contains("diagnosis-denied"))
        .isEqualTo(denied);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'We began rivaroxaban; he goes home on rivaroxaban 15 mg twice daily.', true",
    "'He had the full dose of rivaroxaban, 15 mg twice daily, which must not be reduced.', true",
    "'We began rivaroxaban; he goes home on rivaroxaban 20 mg once daily.', false",
    "'Mit Bisoprolol 2,5 mg war der Puls ruhig.', false",
    "'Mit Bisoprolol 7,5 mg war der Puls ruhig.', true",
  })
  void aDoseIsThatOfTheList(String told, boolean differs) {
    assertThat(
            Assessed.codes(DISCHARGE_SUMMARY, STAY.formatted(told)).stream()
                .anyMatch(code -> code.matches("doses-differ|contradiction")))
        .isEqualTo(differs);
  }

  @Test
  void theWordsForABloodThinnerMayHaveAccents() {
    assertThat(
            Assessed.codes(
                REFERRAL_LETTER,
                """
                De: Dra. Rocío Bermúdez Lara
                Paciente: Antonio Jarana Cordero, nacido el 30 de mayo de 1951

                Antecedentes: hipertensión. No toma anticoagulantes.
                Tratamiento actual
                   Rivaroxabán    20 mg    1 comprimido al día
                """))
        .contains("contradiction");
  }

  @Test
  void aSpanishLetterIsAboutOnePatient() {
    assertThat(
            Assessed.codes(
                REFERRAL_LETTER,
                """
                De: Dr. Gonzalo Prieto Lanza
                Paciente: D. Arsenio Villaverde Cid, nacido el 11/05/1955

                Les remito a Dña. Remedios Valcárcel Otero, que nota un bulto en el cuello.
                """))
        .contains("contradiction");
  }
}
