package dev.baton.documents.sections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionsTest {
  @Test
  void opensASectionAtAHeading() {
    List<Section> sections =
        Sections.of(
            lines(
                "Some Hospital",
                "Patient: A",
                "",
                "HOSPITAL COURSE",
                "He improved.",
                "",
                "Follow-up:",
                "In two weeks."));
    assertThat(sections)
        .extracting(Section::heading)
        .containsExactly(null, "HOSPITAL COURSE", "Follow-up");
  }

  @Test
  void takesItemsOfAListForNoHeadings() {
    List<Section> sections =
        Sections.of(lines("DIAGNOSES", "", "1. Heart failure", "2. Diabetes", "3. Hypertension"));
    assertThat(sections).hasSize(1);
  }

  @Test
  void carriesTheHeaderOfATableOn() {
    List<Section> sections =
        Sections.of(
            lines(
                "Test     Result   Units",
                "Sodium   140   mmol/L",
                "HEMATOLOGY",
                "Hb   14   g/dL"));
    Line header = sections.get(1).tableHeader();
    assertThat(header).isNotNull();
    assertThat(header.text()).startsWith("Test");
  }

  @Test
  void tellsTheHeaderOfATableFromItsRows() {
    assertThat(TableHeader.is(Cell.of("Description   Qty   Unit price   Amount"))).isTrue();
    assertThat(TableHeader.is(Cell.of("Menge  Bezeichnung   Einzelpreis  Betrag"))).isTrue();
    assertThat(TableHeader.is(Cell.of("Total   1,234.00"))).isFalse();
    assertThat(TableHeader.is(Cell.of("Dear Dr Brown"))).isFalse();
  }

  @Test
  void boundsTheWorstCase() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      lines.add(new Line(1, i + 1, i % 2 == 0 ? "HEADING OF A SECTION" : "its only line"));
    }
    List<Section> sections = Sections.of(lines);
    assertThat(sections).hasSizeLessThanOrEqualTo(Sections.MOST_SECTIONS);
    List<List<Section>> groups = Sections.groups(sections);
    assertThat(groups).hasSizeLessThanOrEqualTo(Sections.MOST_GROUPS);
    assertThat(groups.stream().flatMap(List::stream).flatMap(section -> section.lines().stream()))
        .hasSize(30_000);
  }

  @Test
  void dividesALongTextWithoutHeadings() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      lines.add(new Line(1, i + 1, "a line of running text that goes on"));
    }
    assertThat(Sections.groups(Sections.of(lines))).hasSizeBetween(20, Sections.MOST_GROUPS);
  }

  @Test
  void dividesOneLineOfAMegabyteAsItDividesManyLines() {
    List<Line> folded = new ArrayList<>();
    for (int i = 0; i < 525; i++) {
      folded.add(new Line(1, 1, "word ".repeat(400)));
    }
    List<Section> sections = Sections.of(folded);
    assertThat(sections).allMatch(section -> section.characters() < 22_000);
    assertThat(Sections.groups(sections)).hasSizeBetween(20, Sections.MOST_GROUPS);
    assertThat(sections.stream().mapToInt(section -> section.lines().size()).sum()).isEqualTo(525);
  }

  private static List<Line> lines(String... texts) {
    List<Line> lines = new ArrayList<>();
    for (String text : texts) {
      lines.add(new Line(1, lines.size() + 1, text));
    }
    return lines;
  }
}
