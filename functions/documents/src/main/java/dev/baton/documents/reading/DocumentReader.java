package dev.baton.documents.reading;

import dev.baton.shared.errors.ReasonCode;
import dev.baton.shared.errors.ValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file by what it holds. Each fault of the input is a {@link ValidationException} with its
 * reason; the text is in memory once, as lines.
 */
public final class DocumentReader {
  private static final Pattern BULLET = Pattern.compile("^(\\s*[•◦▪‣∙●○])\\s{2,}(?=\\S)");

  /** A circle that was typed, or is one of another font. */
  private static final Pattern CIRCLE = Pattern.compile("^(\\s*)o\\s+(?=\\p{Lu})");

  private static final int COLUMN_WINDOW = 400;

  private final long mostCharacters;
  private final Strategy strategy;

  public DocumentReader(long mostCharacters) {
    this(mostCharacters, Strategy.ORDER);
  }

  /** A reader that puts rows in order in a way of its own. */
  public DocumentReader(long mostCharacters, Strategy strategy) {
    this.mostCharacters = mostCharacters;
    this.strategy = strategy;
  }

  /** The document in this file; pages that are images are named and left unread. */
  public Reading read(Path file) throws IOException {
    return read(file, null);
  }

  /** The document with the text that was recognized in those of its pages that are images. */
  public Reading read(Path file, @Nullable RecognizedText recognized) throws IOException {
    if (Files.size(file) == 0) {
      throw new ValidationException(ReasonCode.EMPTY_DOCUMENT);
    }
    ContentKind kind = ContentKind.of(start(file));
    return switch (kind) {
      case PDF -> reading("pdf", PdfReader.read(file, mostCharacters, recognized), recognized);
      case TEXT ->
          reading(
              "text", new PdfPages(PlainTextReader.read(file), List.of(), List.of()), recognized);
      case OTHER -> throw new ValidationException(ReasonCode.UNSUPPORTED_CONTENT);
    };
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.readNBytes(ContentKind.SNIFFED_BYTES);
    }
  }

  private Reading reading(String format, PdfPages pages, @Nullable RecognizedText recognized) {
    List<List<Row>> ordered =
        RunningLines.removed(pages.rows()).stream().map(this::ordered).toList();
    List<List<Row>> kept = Hyphens.joined(ordered);
    List<Line> lines = new ArrayList<>();
    for (int page = 0; page < kept.size(); page++) {
      addLines(kept.get(page), page + 1, lines);
    }
    boolean unread = !pages.images().isEmpty() || !pages.recognized().isEmpty();
    if (!unread) {
      refuseWithoutText(format, lines);
    }
    return new Reading(
        format,
        new Reading.Pages(kept.size(), PageNumbers.announced(pages.rows()), pages.images()),
        SpacedFigures.joined(lines),
        quality(lines, pages, recognized));
  }

  private static void refuseWithoutText(String format, List<Line> lines) {
    if (lines.stream().allMatch(Line::blank)) {
      boolean text = format.equals("text");
      throw new ValidationException(text ? ReasonCode.EMPTY_DOCUMENT : ReasonCode.NO_TEXT);
    }
    if (lines.stream().noneMatch(line -> line.text().chars().anyMatch(Character::isLetter))) {
      throw new ValidationException(ReasonCode.NO_TEXT);
    }
  }

  // What was recognized is as sure as the recognition was, by its share of the text.
  private static double quality(
      List<Line> lines, PdfPages pages, @Nullable RecognizedText recognized) {
    TextQuality quality = new TextQuality();
    Set<Integer> recognizedPages = Set.copyOf(pages.recognized());
    long all = 0;
    long scanned = 0;
    for (Line line : lines) {
      quality.add(line.text());
      all += line.text().length();
      scanned += recognizedPages.contains(line.page()) ? line.text().length() : 0;
    }
    double share = all == 0 ? 0 : (double) scanned / all;
    double doubt = recognized == null ? 0 : share * (1 - recognized.confidence());
    return quality.score() * (1 - doubt);
  }

  // In windows, so that a page without end costs no more than its length.
  private List<Row> ordered(List<Row> page) {
    List<Row> ordered = new ArrayList<>(page.size());
    for (int from = 0; from < page.size(); from += COLUMN_WINDOW) {
      int to = Math.min(page.size(), from + COLUMN_WINDOW);
      ordered.addAll(ColumnOrder.inOrder(page.subList(from, to), strategy));
    }
    return ordered;
  }

  private static void addLines(List<Row> rows, int page, List<Line> lines) {
    for (Row row : rows) {
      int number = row.place().number();
      if (row.gapBefore() && !lines.isEmpty()) {
        lines.add(new Line(page, Math.max(1, number - 1), ""));
      }
      lines.add(new Line(page, number, bulleted(row.text()), row.emphasized()));
    }
  }

  // A bullet is part of its item, however far it is set off.
  private static String bulleted(String text) {
    return BULLET.matcher(CIRCLE.matcher(text).replaceFirst("$1• ")).replaceFirst("$1 ");
  }
}
