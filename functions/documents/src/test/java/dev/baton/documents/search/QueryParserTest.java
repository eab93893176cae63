package dev.baton.documents.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.errors.ValidationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {
  @Test
  void readsWordsPhrasesBeginningsAndWhatToLeaveOut() {
    List<Clause> clauses = QueryParser.parse("Potassium \"chest pain\" creat* -cancer");
    assertThat(clauses).hasSize(4);
    assertThat(clauses.get(0).elements().getFirst().terms()).contains("potassium");
    assertThat(clauses.get(1).elements()).hasSize(2);
    assertThat(clauses.get(2).elements().getFirst())
        .isEqualTo(new Clause.Element(java.util.Set.of("creat"), true));
    assertThat(clauses).extracting(Clause::negated).containsExactly(false, false, false, true);
  }

  @Test
  void aWordThatIsSeveralIsAPhrase() {
    assertThat(QueryParser.parse("INV-2026-001").getFirst().elements()).hasSize(3);
    assertThat(QueryParser.parse("INV-20*").getFirst().elements().getLast().prefix()).isTrue();
  }

  @Test
  void findsAWordByItsFormsInEveryLanguage() {
    assertThat(QueryParser.parse("Schmerzen").getFirst().elements().getFirst().terms())
        .contains("schmerzen", "schmerz");
  }

  @Test
  void punctuationAloneIsNoWord() {
    assertThat(QueryParser.parse("- potassium ?!")).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"chest pain|the quote at character 1 is not closed",
        "potassium \"chest|the quote at character 11 is not closed",
        "?!|it has no word",
        "-cancer|it only says what to leave out",
        "*|at least 2 characters",
        "p*|at least 2 characters",
        "po*sium|at the end of a word only, not at character 3",
        "\"chest pai*\"|a phrase holds no *"
      })
  void saysWhatIsWrongWithAQueryWithoutQuotingIt(String query, String message) {
    assertThatThrownBy(() -> QueryParser.parse(query))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("bad-query: ")
        .hasMessageContaining(message);
  }

  @Test
  void refusesAQueryWithoutBounds() {
    assertThatThrownBy(() -> QueryParser.parse("x".repeat(501))).hasMessageContaining("500");
    assertThatThrownBy(() -> QueryParser.parse("ab ".repeat(21))).hasMessageContaining("20 words");
  }
}
