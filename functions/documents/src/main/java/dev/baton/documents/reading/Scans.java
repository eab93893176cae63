package dev.baton.documents.reading;

import dev.baton.shared.errors.ReasonCode;
import dev.baton.shared.errors.ValidationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Tells pages that are images, and puts them aside for those who recognize text. */
public final class Scans {
  // A scan may bear a stamp or a page number in letters; a letter with a picture has more text.
  private static final int STAMP = 100;
  private static final double MOST_OF_PAGE = 0.4;
  private static final double PICTURE = 0.02;
  private static final int MARK = 10;
  private static final int OUTLINES = 400;

  private Scans() {}

  static boolean isImage(PageGraphics.Found graphics, long characters) {
    return (characters < STAMP && graphics.imageShare() >= MOST_OF_PAGE)
        || (characters == 0 && graphics.imageShare() >= PICTURE)
        || (characters < MARK && graphics.curves() >= OUTLINES);
  }

  /** Writes a PDF that holds these pages of another alone; pages count from 1. */
  public static void copy(Path from, List<Integer> pages, Path to) throws IOException {
    try (PDDocument document = PdfReader.open(from);
        PDDocument scans = new PDDocument()) {
      for (int page : pages) {
        PDPage copy = scans.importPage(document.getPage(page - 1));
        copy.setResources(document.getPage(page - 1).getResources());
        // What links and forms refer to would bring other pages along.
        copy.setAnnotations(List.of());
      }
      scans.save(to.toFile());
    } catch (ClassCastException | IllegalArgumentException e) {
      throw new ValidationException(ReasonCode.CORRUPT_PDF);
    }
  }
}
