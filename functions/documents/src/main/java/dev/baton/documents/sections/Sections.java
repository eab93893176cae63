package dev.baton.documents.sections;

import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides lines into at most 500 sections and these into at most 40 groups. What would be more is
 * put together with its neighbour, so nothing is lost however a document is made.
 */
public final class Sections {
  public static final int MOST_SECTIONS = 500;
  public static final int MOST_GROUPS = 40;
  private static final int LEAST_GROUP = 900;
  private static final int MOST_LINES = 400;
  private static final int FULL_PAGE = 15;
  private static final int MOST_CHARACTERS = 20_000;

  private final List<Section> sections = new ArrayList<>();
  private List<Line> lines = new ArrayList<>();
  private int characters;
  private @Nullable String heading;
  private @Nullable Line tableHeader;
  private @Nullable Line nextTableHeader;

  private Sections() {}

  /** The sections of a document; each line is in one, headings in the one they open. */
  public static List<Section> of(List<Line> document) {
    Sections made = new Sections();
    int most = Math.max(MOST_LINES, document.size() / (MOST_SECTIONS / 2));
    int all = document.stream().mapToInt(line -> line.text().length()).sum();
    int longest = Math.max(MOST_CHARACTERS, all / (MOST_SECTIONS / 2));
    for (int i = 0; i < document.size(); i++) {
      Line line = document.get(i);
      if (Headings.at(document, i) && !made.continues()) {
        made.close();
        made.heading = Headings.text(line);
      } else if (made.lines.size() >= most
          || made.characters + line.text().length() > longest
          || made.isFullPage(line)) {
        String heading = made.heading;
        made.close();
        made.heading = heading;
      }
      made.lines.add(line);
      made.characters += line.text().length();
      if (TableHeader.is(Cell.of(line.text()))) {
        made.nextTableHeader = line;
      }
    }
    made.close();
    return atMost(made.sections);
  }

  /** The same lines without regard to what looks like a heading; a page begins a section. */
  public static List<Section> withoutHeadings(List<Line> document) {
    Sections made = new Sections();
    for (Line line : document) {
      if (!made.lines.isEmpty()
          && (made.lines.size() >= MOST_LINES || made.lines.getLast().page() != line.page())) {
        made.close();
      }
      made.lines.add(line);
      if (TableHeader.is(Cell.of(line.text()))) {
        made.nextTableHeader = line;
      }
    }
    made.close();
    return atMost(made.sections);
  }

  /** The sections packed into groups of about the same size, in order. */
  public static List<List<Section>> groups(List<Section> sections) {
    int all = sections.stream().mapToInt(Section::characters).sum();
    int size = Math.max(LEAST_GROUP, all / MOST_GROUPS + 1);
    List<List<Section>> groups = new ArrayList<>();
    int room = 0;
    for (Section section : sections) {
      if (room <= 0 && groups.size() < MOST_GROUPS) {
        groups.add(new ArrayList<>());
        room = size;
      }
      groups.getLast().add(section);
      room -= section.characters();
    }
    return groups;
  }

  // A long section ends with its page; what goes on there keeps its heading.
  private boolean isFullPage(Line next) {
    return lines.size() >= FULL_PAGE && lines.getLast().page() != next.page();
  }

  // A title of two lines is one heading, not a section without text.
  private boolean continues() {
    return heading != null && lines.size() == 1;
  }

  private void close() {
    if (!lines.isEmpty()) {
      sections.add(new Section(sections.size(), heading, tableHeader, lines));
      lines = new ArrayList<>();
      characters = 0;
    }
    heading = null;
    tableHeader = nextTableHeader;
  }

  private static List<Section> atMost(List<Section> sections) {
    if (sections.size() <= MOST_SECTIONS) {
      return sections;
    }
    int each = (sections.size() + MOST_SECTIONS - 1) / MOST_SECTIONS;
    List<Section> merged = new ArrayList<>();
    for (int from = 0; from < sections.size(); from += each) {
      List<Section> some = sections.subList(from, Math.min(sections.size(), from + each));
      List<Line> lines = new ArrayList<>();
      some.forEach(section -> lines.addAll(section.lines()));
      Section first = some.getFirst();
      merged.add(new Section(merged.size(), first.heading(), first.tableHeader(), lines));
    }
    return merged;
  }
}
