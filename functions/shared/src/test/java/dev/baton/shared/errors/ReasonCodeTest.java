package dev.baton.shared.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonCodeTest {
  @Test
  void writesItsCodeInKebabCase() {
    assertThat(ReasonCode.NOT_UTF8.code()).isEqualTo("not-utf8");
    assertThat(ReasonCode.OBJECT_GONE.code()).isEqualTo("object-gone");
  }

  @Test
  void isFoundByItsCodeAndByNothingElse() {
    for (ReasonCode reason : ReasonCode.values()) {
      assertThat(ReasonCode.of(reason.code())).contains(reason);
      assertThat(reason.sentence()).endsWith(".");
    }
    assertThat(ReasonCode.of("of-no-list")).isEmpty();
  }

  @Test
  void errorsCarryCodeAndSentence() {
    assertThat(new ValidationException(ReasonCode.TOO_LARGE))
        .hasMessage("too-large: The file is larger than the limit.")
        .extracting(ValidationException::code)
        .isEqualTo("too-large");
    assertThat(new TransientException("network", "gone").code()).isEqualTo("network");
    assertThat(new ResourceException("quota-exceeded", "full").code()).isEqualTo("quota-exceeded");
    assertThat(new DependencyException("dependency-down", "down"))
        .hasMessage("dependency-down: down");
    assertThat(new LogicException("internal", "odd").code()).isEqualTo("internal");
  }
}
