package dev.baton.documents.reading;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;

/**
 * What stands on a page beside its text: upright rules, which part the cells of tables, images by
 * the area they cover, and how much is drawn. No image is decoded.
 */
final class PageGraphics extends PDFGraphicsStreamEngine {
  private static final double THIN = 2;
  private static final double LEAST_HEIGHT = 6;
  private static final int MOST_RULES = 2_000;

  /** A rule from top to bottom, in points from the top left corner. */
  record Rule(double x, double top, double bottom) {}

  /**
   * @param imageShare the area of images by that of the page; above 1 where they lie on each other
   * @param curves how many curves are drawn, which is what text turned to outlines is made of
   */
  record Found(List<Rule> rules, double imageShare, int curves) {}

  private final PDRectangle box;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Point2D[]> segments = new ArrayList<>();
  private Point2D current = new Point2D.Double();
  private double imageArea;
  private int curves;

  private PageGraphics(PDPage page) {
    super(page);
    box = page.getCropBox();
  }

  static Found of(PDPage page) throws IOException {
    PageGraphics graphics = new PageGraphics(page);
    graphics.processPage(page);
    double area = Math.max(1, (double) graphics.box.getWidth() * graphics.box.getHeight());
    // On a turned page the words are in another direction than the rules.
    List<Rule> rules = page.getRotation() == 0 ? List.copyOf(graphics.rules) : List.of();
    return new Found(rules, graphics.imageArea / area, graphics.curves);
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (operator.getName().equals(OperatorName.DRAW_OBJECT) && isImage(operands)) {
      addImage();
    } else {
      super.processOperator(operator, operands);
    }
  }

  // Making PDFBox's own object of it would decode some images to learn their size.
  private boolean isImage(List<COSBase> operands) {
    PDResources resources = getResources();
    if (operands.isEmpty() || !(operands.getFirst() instanceof COSName name) || resources == null) {
      return false;
    }
    var objects = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
    return objects != null
        && objects.getDictionaryObject(name) instanceof COSStream stream
        && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
  }

  private void addImage() {
    Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
    imageArea +=
        Math.abs(matrix.getScaleX() * matrix.getScaleY() - matrix.getShearX() * matrix.getShearY());
  }

  @Override
  protected void showText(byte[] string) {
    // Text is read by PageText.
  }

  @Override
  public void drawImage(PDImage image) {
    addImage();
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    add(p0, p1);
    add(p1, p2);
    add(p2, p3);
    add(p3, p0);
  }

  @Override
  public void moveTo(float x, float y) {
    current = new Point2D.Double(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    Point2D next = new Point2D.Double(x, y);
    add(current, next);
    current = next;
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    curves++;
    current = new Point2D.Double(x3, y3);
  }

  @Override
  public Point2D getCurrentPoint() {
    return current;
  }

  @Override
  public void strokePath() {
    for (Point2D[] segment : segments) {
      addRule(segment[0], segment[1]);
    }
    segments.clear();
  }

  // A filled area is a rule when it is thin: its two long sides are all but the same.
  @Override
  public void fillPath(int windingRule) {
    double left = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    for (Point2D[] segment : segments) {
      left = Math.min(left, Math.min(segment[0].getX(), segment[1].getX()));
      right = Math.max(right, Math.max(segment[0].getX(), segment[1].getX()));
    }
    if (right - left <= THIN) {
      strokePath();
    }
    segments.clear();
  }

  @Override
  public void fillAndStrokePath(int windingRule) {
    strokePath();
  }

  @Override
  public void clip(int windingRule) {
    // What is clipped counts all the same.
  }

  @Override
  public void closePath() {
    // The side that closes a path is hardly ever a rule.
  }

  @Override
  public void endPath() {
    segments.clear();
  }

  @Override
  public void shadingFill(COSName name) {
    // Colours are nobody's text.
  }

  private void add(Point2D from, Point2D to) {
    if (segments.size() < MOST_RULES) {
      segments.add(new Point2D[] {from, to});
    }
  }

  private void addRule(Point2D from, Point2D to) {
    double top = box.getUpperRightY() - Math.max(from.getY(), to.getY());
    double bottom = box.getUpperRightY() - Math.min(from.getY(), to.getY());
    boolean upright = Math.abs(from.getX() - to.getX()) <= THIN && bottom - top >= LEAST_HEIGHT;
    if (upright && rules.size() < MOST_RULES) {
      rules.add(new Rule(from.getX() - box.getLowerLeftX(), top, bottom));
    }
  }
}
