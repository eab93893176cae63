package dev.baton.shared.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.errors.DependencyException;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.ResourceException;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.settings.InvalidSettingsException;
import dev.baton.shared.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Which errors are the dependency's fault, and what the settings take. */
class OutcomeTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      textBlock =
          """
          dev.baton.shared.errors.TransientException,  FAILED
          dev.baton.shared.errors.DependencyException, FAILED
          dev.baton.shared.errors.ValidationException, ANSWERED
          dev.baton.shared.errors.LogicException,      ANSWERED
          dev.baton.shared.errors.ResourceException,   UNKNOWN
          Lambda.ServiceException,                     FAILED
          Textract.ThrottlingException,                FAILED
          Textract.AccessDeniedException,              UNKNOWN
          States.Timeout,                              FAILED
          States.Runtime,                              UNKNOWN
          java.lang.IllegalStateException,             UNKNOWN
          """)
  void classesTheNamesOfStepFunctions(String name, Outcome expected) {
    assertThat(Outcome.ofErrorName(name)).isEqualTo(expected);
  }

  @Test
  void classesExceptionsAsTheirNames() {
    List<RuntimeException> errors =
        List.of(
            new TransientException("a", "b"),
            new DependencyException("a", "b"),
            new ValidationException("a", "b"),
            new LogicException("a", "b"),
            new ResourceException("a", "b"),
            new IllegalStateException());
    for (RuntimeException error : errors) {
      assertThat(Outcome.of(error)).isEqualTo(Outcome.ofErrorName(error.getClass().getName()));
    }
    assertThat(Outcome.of(SdkClientException.create("no answer"))).isEqualTo(Outcome.FAILED);
  }

  @Test
  void settingsHaveDefaultsAndNameEveryFault() {
    BreakerSettings defaults = Settings.read(Map.of(), BreakerSettings::of);
    assertThat(defaults.openFor()).isEqualTo(Duration.ofSeconds(30));
    assertThat(defaults.letThrough()).isTrue();
    assertThatThrownBy(
            () ->
                Settings.read(
                    Map.of("BREAKER_FAILURE_PERCENT", "0", "BREAKER_WITHOUT_TABLE", "perhaps"),
                    BreakerSettings::of))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("BREAKER_FAILURE_PERCENT")
        .hasMessageContaining("let-through, refuse");
  }

  @Test
  void aBreakerMayHaveSettingsOfItsOwn() {
    Map<String, String> environment =
        Map.of(
            "BREAKER_FAILURES", "3",
            "BREAKER_OPEN_SECONDS", "7",
            "BREAKER_BED_LIST_FAILURES", "9",
            "BREAKER_BED_LIST_WITHOUT_TABLE", "refuse");
    BreakerSettings own =
        Settings.read(environment, settings -> BreakerSettings.forBreaker("bed-list", settings));
    assertThat(own.failures()).isEqualTo(9);
    assertThat(own.openFor()).isEqualTo(Duration.ofSeconds(7));
    assertThat(own.letThrough()).isFalse();
    BreakerSettings other =
        Settings.read(environment, settings -> BreakerSettings.forBreaker("registry", settings));
    assertThat(other.failures()).isEqualTo(3);
    assertThat(other.letThrough()).isTrue();
  }
}
