package dev.baton.documents.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.documents.values.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How urgent something is, in the words of many forms. */
class UrgencyTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Urgent, urgent",
    "'Semi-urgent (within 30 days)', soon",
    "NON-URGENT, routine",
    "not urgent, routine",
    "Red flag, urgent",
    "High suspicion of cancer, urgent",
    "Same week, urgent",
    "same day please, emergency",
    "Expedited (2 weeks), soon",
    "P2 - Urgent, urgent",
    "Category 3, routine",
    "Priority 1, urgent",
    "within 5 working days, urgent",
    "within six weeks, soon",
    "within the next seven days, urgent",
    "innerhalb von 3 Monaten, routine",
    "Breve, urgent",
    "Differibile (30 giorni), soon",
    "Preferente, soon",
    "nicht eilig, routine",
    "'[ ] STAT  [ ] Urgent  [X] Routine', routine",
    "'Routine [ ]  Soon [x]  Urgent [ ]', soon",
  })
  void readsTheDegree(String written, String degree) {
    assertThat(Urgency.in(written).map(Found::value))
        .get()
        .extracting(value -> value.asText())
        .isEqualTo(degree);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[ ] Urgent  [ ] Routine", "see below", "Dr Urgentini", ""})
  void readsNoneWhereNoneIsTold(String written) {
    assertThat(Urgency.in(written)).isEmpty();
  }

  @Test
  void keepsHowItWasWritten() {
    assertThat(Urgency.in("bald (innerhalb von 4 Wochen)").map(Found::text)).contains("bald");
  }
}
