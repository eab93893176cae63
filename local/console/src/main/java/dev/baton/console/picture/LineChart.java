package dev.baton.console.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Curves of shares over shares as one SVG text: both axes go from the given least value to 1.
 * Colours can be told apart by people who see few of them, and each series has a mark of its own
 * shape.
 */
public final class LineChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 440;
  private static final int LEFT = 70;
  private static final int RIGHT = 30;
  private static final int TOP = 50;
  private static final int BOTTOM = 110;
  private static final String MIDDLE = "text-anchor=\"middle\"";
  private static final String END = "text-anchor=\"end\"";
  private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009e73", "#cc79a7"};

  /** A point; both values are shares from 0 to 1. */
  public record Point(double x, double y) {}

  private record Series(String name, List<Point> points) {}

  private record Line(double x, String name) {}

  private final String title;
  private final String across;
  private final String up;
  private final double least;
  private final List<Series> series = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  /**
   * An empty chart.
   *
   * @param across what the horizontal axis shows
   * @param up what the vertical axis shows
   * @param least where the horizontal axis begins; the vertical one begins at 0
   */
  public LineChart(String title, String across, String up, double least) {
    this.title = title;
    this.across = across;
    this.up = up;
    this.least = least;
  }

  /** Adds a curve through points, in the order given. */
  public LineChart curve(String name, List<Point> points) {
    series.add(new Series(name, List.copyOf(points)));
    return this;
  }

  /** Adds an upright line where something is set. */
  public LineChart mark(double x, String name) {
    lines.add(new Line(x, name));
    return this;
  }

  /** The picture as the text of an SVG file. */
  public String svg() {
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " font-family=\"sans-serif\" font-size=\"13\">",
        WIDTH,
        HEIGHT);
    add(svg, "<title>%s</title>", escaped(title));
    add(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
    text(svg, WIDTH / 2.0, 26, MIDDLE + " font-size=\"16\" font-weight=\"bold\"", title);
    axes(svg);
    for (int i = 0; i < lines.size(); i++) {
      line(svg, lines.get(i), i);
    }
    for (int i = 0; i < series.size(); i++) {
      curve(svg, series.get(i), i);
    }
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    for (int i = 0; i <= 10; i++) {
      double share = i / 10.0;
      double y = y(share);
      add(
          svg,
          "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>",
          LEFT,
          WIDTH - RIGHT,
          y,
          y);
      if (i % 2 == 0) {
        text(svg, LEFT - 8, y + 4, END, (i * 10) + " %");
      }
      double value = least + (1 - least) * share;
      text(svg, x(value), HEIGHT - BOTTOM + 20, MIDDLE, twoDigits(value));
    }
    text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - BOTTOM + 42, MIDDLE, across);
    double middle = (TOP + HEIGHT - BOTTOM) / 2.0;
    String turned = String.format(Locale.ROOT, " transform=\"rotate(-90 18 %.1f)\"", middle);
    text(svg, 18, middle, MIDDLE + turned, up);
  }

  private void line(StringBuilder svg, Line line, int index) {
    double x = x(line.x());
    add(
        svg,
        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#555555\""
            + " stroke-dasharray=\"5 4\"/>",
        x,
        x,
        TOP,
        HEIGHT - BOTTOM);
    text(svg, x - 5, TOP + 14 + 16 * index, END + " fill=\"#555555\"", line.name());
  }

  private void curve(StringBuilder svg, Series curve, int index) {
    String colour = COLOURS[index % COLOURS.length];
    StringBuilder path = new StringBuilder();
    for (Point point : curve.points()) {
      path.append(path.isEmpty() ? "M" : " L")
          .append(String.format(Locale.ROOT, "%.1f %.1f", x(point.x()), y(point.y())));
    }
    add(svg, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>", path, colour);
    curve.points().forEach(point -> dot(svg, x(point.x()), y(point.y()), index, colour));
    double y = HEIGHT - BOTTOM + 68 + 20 * (index / 2);
    double x = LEFT + (index % 2) * (WIDTH - LEFT - RIGHT) / 2.0;
    dot(svg, x, y - 4, index, colour);
    text(svg, x + 14, y, "", curve.name());
  }

  private static void dot(StringBuilder svg, double x, double y, int shape, String colour) {
    if (shape % 2 == 0) {
      add(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>", x, y, colour);
    } else {
      add(
          svg,
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"8\" height=\"8\" fill=\"%s\"/>",
          x - 4,
          y - 4,
          colour);
    }
  }

  private static void text(StringBuilder svg, double x, double y, String how, String text) {
    add(svg, "<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>", x, y, how, escaped(text));
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private double x(double value) {
    double share = (Math.clamp(value, least, 1) - least) / (1 - least);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double share) {
    return HEIGHT - BOTTOM - Math.clamp(share, 0, 1) * (HEIGHT - TOP - BOTTOM);
  }

  private static String twoDigits(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
