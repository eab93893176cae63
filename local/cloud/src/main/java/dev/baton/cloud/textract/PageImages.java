package dev.baton.cloud.textract;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The pages of a PDF as images, bounded in number and in pixels. */
final class PageImages implements AutoCloseable {
  static final int MOST_PAGES = 100;
  private static final double DOTS_A_POINT = 300.0 / 72;
  private static final double MOST_PIXELS = 12_000_000;
  private static final long MOST_SOURCE_PIXELS = 60_000_000;

  private final PDDocument document;
  private final PDFRenderer renderer;

  PageImages(byte[] bytes) throws IOException {
    document = Loader.loadPDF(bytes);
    renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    if (count() > MOST_PAGES) {
      document.close();
      throw new IOException("The document has more than " + MOST_PAGES + " pages");
    }
  }

  int count() {
    return document.getNumberOfPages();
  }

  /** A page, counted from 1, at 300 dots per inch or as many as are allowed. */
  BufferedImage image(int page) throws IOException {
    PDPage sheet = document.getPage(page - 1);
    refuseHuge(sheet);
    PDRectangle box = sheet.getCropBox();
    double area = Math.max(1, (double) box.getWidth() * box.getHeight());
    double scale = Math.min(DOTS_A_POINT, Math.sqrt(MOST_PIXELS / area));
    return renderer.renderImage(page - 1, (float) scale, ImageType.GRAY);
  }

  // A few bytes can stand for an image that fills the memory.
  private static void refuseHuge(PDPage page) throws IOException {
    COSDictionary resources =
        page.getResources() == null ? null : page.getResources().getCOSObject();
    COSDictionary objects = resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
    if (objects == null) {
      return;
    }
    long pixels = 0;
    for (COSName name : objects.keySet()) {
      if (objects.getDictionaryObject(name) instanceof COSStream stream) {
        pixels += stream.getLong(COSName.WIDTH, 0) * Math.max(0, stream.getLong(COSName.HEIGHT, 0));
      }
    }
    if (pixels > MOST_SOURCE_PIXELS) {
      throw new IOException("A page has images of more than " + MOST_SOURCE_PIXELS + " pixels");
    }
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
