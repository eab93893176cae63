package dev.baton.documents.extraction;

import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line that says who it is, without labels or with some. */
class PatientLineTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'KOVALENKO, Darya          J0077315        F  71 yr       Ward 2', 'KOVALENKO, Darya',"
        + " J0077315",
    "'Ms Darya Kovalenko, born 3 May 1961, hospital no 40-2217', 'Ms Darya Kovalenko', 40-2217",
    "'van der Berg, Marijke   12/03/1980   F   MRN 552017', 'van der Berg, Marijke', 552017",
    "'RE: Darya Kovalenko · DOB August 13, 1961 · MRN 5520-817', 'Darya Kovalenko', 5520-817",
    "'Patient: Darya Kovalenko (F, 64 years) UHID 7781234', 'Darya Kovalenko', 7781234",
    "'Patient   Darya Kovalenko | 1961-05-03 | Chart 330-1187', 'Darya Kovalenko', 330-1187",
  })
  void readsNameAndNumberSideBySide(String line, String name, String number) {
    List<Fact> facts = Texts.facts(LAB_REPORT, "Harbour Laboratory\n\n" + line + "\n");
    assertThat(Texts.values(facts, "patientName")).containsExactly(name);
    assertThat(Texts.values(facts, "patientId")).containsExactly(number);
  }

  @Test
  void readsTheNumberInTheRowBelow() {
    List<Fact> facts =
        Texts.facts(
            REFERRAL_LETTER,
            """
            Quayside Practice

            Re:      Mrs Darya Kovalenko, born 3 May 1961
            Number   QP 40217

            Dear Colleague,
            """);
    assertThat(Texts.values(facts, "patientId")).containsExactly("QP 40217");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'Rustenburg, North West   Practice 5708812'",
    "'INAB accredited, Reg. 388MT (ISO 15189)'",
    "'Bridge Street Surgery, 12/03/2026, ref 552017'",
    "'Dr Darya Kovalenko, GMC 7712345'",
  })
  void takesNoHouseAndNoDoctorForAPatient(String line) {
    List<Fact> facts = Texts.facts(LAB_REPORT, line + "\n\nPatient: Ann Lee\n");
    assertThat(Texts.values(facts, "patientName")).containsExactly("Ann Lee");
    assertThat(Texts.values(facts, "patientMentioned")).isEmpty();
  }
}
