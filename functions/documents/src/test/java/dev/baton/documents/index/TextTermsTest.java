package dev.baton.documents.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class TextTermsTest {
  @Test
  void aWordIsATermAsItIsWrittenAndByItsStem() {
    TextTerms terms = terms("The patient reports chest pains and headaches.");
    assertThat(terms.language()).isEqualTo(Language.EN);
    assertThat(terms.terms()).containsKeys("pains", "pain", "headaches", "the");
    assertThat(positions(terms, "pain")).containsExactly(4);
    assertThat(terms.length()).isEqualTo(7);
  }

  @Test
  void eachLanguageHasItsOwnStems() {
    TextTerms german =
        terms("Der Patient klagt über Schmerzen in der Brust und über die Häuser der Ärzte.");
    assertThat(german.language()).isEqualTo(Language.DE);
    assertThat(german.terms()).containsKeys("schmerzen", "schmerz", "hauser", "haus", "uber");
    TextTerms french =
        terms("Le patient se plaint de douleurs dans l'abdomen, il est pâle et les douleurs sont");
    assertThat(french.language()).isEqualTo(Language.FR);
    assertThat(french.terms()).containsKeys("douleurs", "abdomen", "pale");
    assertThat(french.terms()).containsKeys(stem("douleur", Language.FR));
  }

  @Test
  void nothingIsTooCommonToBeFound() {
    assertThat(terms("Diagnosis: ALS. AS moderate. ICH excluded.").terms())
        .containsKeys("als", "as", "ich");
  }

  @Test
  void linesKnowTheirPagesAndFirstWords() {
    TextTerms terms = terms("one two\n\n   three\n\f\ffour five\nsix");
    assertThat(terms.pieces())
        .containsExactly(
            new Piece(1, 1, 0, "one two"),
            new Piece(1, 3, 2, "three"),
            new Piece(3, 1, 3, "four five"),
            new Piece(3, 2, 5, "six"));
  }

  @Test
  void aLineOfAMegabyteIsCutAtSpacesAndAWordWithoutEndIsSplit() {
    TextTerms terms = terms("potassium ".repeat(100_000) + "x".repeat(10_000));
    assertThat(terms.pieces()).allMatch(piece -> piece.text().length() <= 2_000);
    assertThat(terms.terms().keySet()).allMatch(term -> term.length() <= Words.LONGEST);
    Positions potassium = terms.terms().get("potassium");
    assertThat(potassium.count()).isEqualTo(100_000);
    assertThat(Positions.read(potassium.bytes())).hasSize(Positions.MOST);
  }

  @Test
  void saysWhenATextHasMoreTermsThanAreTaken() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 25_000; i++) {
      text.append('w').append(i).append('\n');
    }
    TextTerms terms = terms(text.toString());
    assertThat(terms.size()).isEqualTo(TextTerms.MOST);
    assertThat(terms.complete()).isFalse();
  }

  @Test
  void positionsComeBackAsTheyWere() {
    Positions positions = new Positions();
    int[] places = {0, 1, 128, 129, 20_000, 3_000_000};
    for (int place : places) {
      positions.add(place);
    }
    assertThat(Positions.read(positions.bytes())).containsExactly(places);
  }

  private static String stem(String word, Language language) {
    return Words.stems(word, language).getFirst().text();
  }

  private static int[] positions(TextTerms terms, String term) {
    return Positions.read(terms.terms().get(term).bytes());
  }

  private static TextTerms terms(String text) {
    return TextTerms.of(new BufferedReader(new StringReader(text)));
  }
}
