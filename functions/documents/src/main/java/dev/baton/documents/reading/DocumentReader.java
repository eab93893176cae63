package dev.baton.documents.reading;

import dev.baton.shared.errors.ReasonCode;
import dev.baton.shared.errors.ValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file by what it holds. Each fault of the input is a {@link ValidationException} with its
 * reason; the text is in memory once, as lines.
 */
public final class DocumentReader {
  private static final int COLUMN_WINDOW = 400;
  private static final Pattern OF_PAGES =
      Pattern.compile("(?i)\\b(?:page|seite)\\s+\\d{1,4}\\s*(?:of|von|/)\\s*(\\d{1,4})\\b");

  private final long mostCharacters;

  public DocumentReader(long mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  /** The document in this file. */
  public Reading read(Path file) throws IOException {
    if (Files.size(file) == 0) {
      throw new ValidationException(ReasonCode.EMPTY_DOCUMENT);
    }
    ContentKind kind = ContentKind.of(start(file));
    return switch (kind) {
      case PDF -> reading("pdf", PdfReader.read(file, mostCharacters));
      case TEXT -> reading("text", PlainTextReader.read(file));
      case OTHER -> throw new ValidationException(ReasonCode.UNSUPPORTED_CONTENT);
    };
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.readNBytes(ContentKind.SNIFFED_BYTES);
    }
  }

  private static Reading reading(String format, List<List<Row>> pages) {
    int announced = announcedPages(pages);
    List<Line> lines = new ArrayList<>();
    TextQuality quality = new TextQuality();
    List<List<Row>> kept = RunningLines.removed(pages);
    for (int page = 0; page < kept.size(); page++) {
      addLines(kept.get(page), page + 1, lines);
    }
    lines.forEach(line -> quality.add(line.text()));
    if (!quality.hasText()) {
      boolean text = format.equals("text");
      throw new ValidationException(text ? ReasonCode.EMPTY_DOCUMENT : ReasonCode.NO_TEXT);
    }
    if (lines.stream().noneMatch(line -> line.text().chars().anyMatch(Character::isLetter))) {
      throw new ValidationException(ReasonCode.NO_TEXT);
    }
    return new Reading(format, pages.size(), announced, lines, quality.score());
  }

  private static void addLines(List<Row> rows, int page, List<Line> lines) {
    for (int from = 0; from < rows.size(); from += COLUMN_WINDOW) {
      List<Row> window = rows.subList(from, Math.min(rows.size(), from + COLUMN_WINDOW));
      for (Row row : ColumnOrder.inReadingOrder(window)) {
        if (row.gapBefore() && !lines.isEmpty()) {
          lines.add(new Line(page, Math.max(1, row.number() - 1), ""));
        }
        lines.add(new Line(page, row.number(), row.text(), row.emphasized()));
      }
    }
  }

  private static int announcedPages(List<List<Row>> pages) {
    int announced = 0;
    for (List<Row> page : pages) {
      for (Row row : page) {
        Matcher matcher = OF_PAGES.matcher(row.text());
        if (matcher.find()) {
          announced = Math.max(announced, Integer.parseInt(matcher.group(1)));
        }
      }
    }
    return announced;
  }
}
