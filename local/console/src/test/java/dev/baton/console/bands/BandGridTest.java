package dev.baton.console.bands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.console.Failure;
import dev.baton.console.bands.BandGrid.Bands;
import dev.baton.console.bands.BandGrid.Cell;
import dev.baton.console.live.Json;
import dev.baton.console.session.Row;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandGridTest {
  private static final BandGrid GRID =
      new BandGrid(
          List.of(
              new Judged("sure.pdf", 0.97, 0.97, null),
              new Judged("sure-and-wrong.pdf", 0.93, 0.93, "the total is wrong"),
              new Judged("doubtful.pdf", 0.8, 0.8, null),
              new Judged("gathered.pdf", 0.5, 0.91, null),
              new Judged("poem.txt", null, null, "it is unknown")));

  @TempDir Path folder;

  @Test
  void countsWhoSeesWhatAndWhichErrorsNobodySees() {
    Cell set = GRID.of(new Bands(0.9, 0.7));
    assertThat(set.alone()).isEqualTo(3);
    assertThat(set.reviewed()).isEqualTo(1);
    assertThat(set.manual()).isEqualTo(1);
    assertThat(set.people()).isEqualTo(0.4);
    assertThat(set.unseen()).containsExactly("sure-and-wrong.pdf: the total is wrong");
    assertThat(set.json().path("errorsUnseen").asInt()).isEqualTo(1);
  }

  @Test
  void aHigherBandShowsMoreToPeopleAndLetsFewerErrorsPass() {
    Cell higher = GRID.of(new Bands(0.95, 0.7));
    assertThat(higher.people()).isEqualTo(0.8);
    assertThat(higher.unseen()).isEmpty();
  }

  @Test
  void withoutGatheringADocumentCountsAsItWasJudgedFirst() {
    assertThat(GRID.of(new Bands(0.9, 0.4)).alone()).isEqualTo(2);
    assertThat(GRID.of(new Bands(0.9, 0.4)).reviewed()).isEqualTo(2);
  }

  @Test
  void drawsAPictureThatIsXml() throws Exception {
    String svg = GRID.picture(new Bands(0.9, 0.7), List.of(1.0, 0.5, 0.9));
    var document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(3);
    assertThat(svg).contains("set: 0.9", "wrong and seen by nobody");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          auto-approved | {"type": "invoice", "facts": {"total": ["12.50 EUR"]}} | -
          wrong fact    | {"type": "invoice", "facts": {"total": ["13.50 EUR"]}} | total is not 13.50 EUR
          no such fact  | {"type": "invoice", "facts": {"iban": ["DE89"]}}       | iban is not DE89
          wrong type    | {"type": "unknown"}                                     | it is unknown, not invoice
          for a person  | {"type": "invoice", "person": "no number"}              | no number
          in review     | {"type": "invoice", "band": "review"}                   | a person must see it
          """)
  void tellsWhyADocumentMustNotPass(String name, String expected, String wrong) throws Exception {
    Files.writeString(folder.resolve("a.txt"), "text");
    Files.writeString(folder.resolve("expected.json"), "{\"a.txt\": " + expected + "}");
    Labelled labelled = Labelled.in(folder);
    JsonNode extraction =
        Json.parse(
            """
            {"firstConfidence": 0.6, "entities": [
              {"name": "total", "value": {"amount": 12.5, "currency": "EUR"}, "text": "12,50"}]}
            """);
    JsonNode outcome = Json.parse("{\"type\": \"invoice\", \"confidence\": 0.95}");
    Judged judged =
        labelled.judged(
            new Row(labelled.documents().getFirst(), "arn", "SUCCEEDED", outcome, extraction, 1));
    assertThat(judged.wrong()).isEqualTo(wrong.equals("-") ? null : wrong);
    assertThat(judged.first()).isEqualTo(0.6);
    assertThat(judged.last()).isEqualTo(0.95);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1]                            | is no JSON object
          {                              | is no JSON object
          {}                             | is no JSON object
          {"a.txt": {}}                  | gives no type for 'a.txt'
          {"b.txt": {"type": "invoice"}} | there is no readable file 'b.txt'
          """)
  void saysWhatIsWrongWithAFolder(String expected, String message) throws Exception {
    Files.writeString(folder.resolve("a.txt"), "text");
    Files.writeString(folder.resolve("expected.json"), expected);
    assertThatThrownBy(() -> Labelled.in(folder))
        .isInstanceOfSatisfying(Failure.class, e -> assertThat(e.exitCode()).isEqualTo(2))
        .hasMessageContaining(message);
  }

  @Test
  void saysThatTheFolderOrItsListIsMissing() {
    assertThatThrownBy(() -> Labelled.in(folder)).hasMessageContaining("expected.json");
    assertThatThrownBy(() -> Labelled.in(folder.resolve("none")))
        .hasMessageContaining("there is no folder");
  }
}
