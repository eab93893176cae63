package dev.baton.documents.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UcumTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "mmol/l, mmol/L",
    "µmol/L, umol/L",
    "mg/dl, mg/dL",
    "10^9/L, 10*9/L",
    "x10^12/l, 10*12/L",
    "10⁹/L, 10*9/L",
    "K/uL, 10*3/uL",
    "Tsd./µl, 10*3/uL",
    "mIU/L, m[IU]/L",
    "mL/min/1.73m², 'mL/min/{1.73_m2}'",
    "mm/hr, mm/h",
    "fL, fL",
    "%, %",
    "mcg, ug",
    "ug/mL FEU, ug/mL",
    "ng/mL (DDU), ng/mL"
  })
  void knowsHowUnitsAreWritten(String written, String code) {
    assertThat(Ucum.code(written)).contains(code);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "blips/L",
        "zorg",
        "mmol/",
        "//",
        "?",
        "mg per day and more than that",
        "m99999",
        "kg-2026"
      })
  void saysWhatIsNoUnit(String written) {
    assertThat(Ucum.code(written)).isEmpty();
  }

  @Test
  void convertsBetweenUnitsOfOneKindOnly() {
    assertThat(Ucum.converted(new BigDecimal("140"), "g/L", "g/dL"))
        .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("14"));
    assertThat(Ucum.converted(BigDecimal.ONE, "mmol/L", "mg/dL")).isEmpty();
  }

  @Test
  void whatIsKnownWithoutTheLibraryIsAUnitOfIt() {
    assertThat(Ucum.COMMON).allMatch(code -> Ucum.Library.parsed(code).isPresent());
  }

  @Test
  void weightsAreConvertedAsTheLibraryDoes() {
    BigDecimal value = new BigDecimal("12.50");
    for (String from : Ucum.WEIGHTS.keySet()) {
      for (String to : Ucum.WEIGHTS.keySet()) {
        assertThat(Ucum.converted(value, from, to))
            .get(InstanceOfAssertFactories.BIG_DECIMAL)
            .as("%s in %s", from, to)
            .isEqualByComparingTo(Ucum.Library.converted(value, from, to).orElseThrow());
      }
    }
  }
}
