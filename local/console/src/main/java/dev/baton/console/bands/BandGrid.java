package dev.baton.console.bands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.picture.LineChart;
import dev.baton.console.picture.LineChart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Who would see documents, and which errors nobody would, for each pair of bands. */
public final class BandGrid {
  private final List<Judged> documents;

  public BandGrid(List<Judged> documents) {
    this.documents = List.copyOf(documents);
  }

  /** The two bands: from {@code auto} on nobody is asked, from {@code review} on a reviewer. */
  public record Bands(double auto, double review) {}

  /**
   * What a pair of bands means.
   *
   * @param alone how many documents nobody sees
   * @param reviewed how many a reviewer decides on
   * @param manual how many need work by hand
   * @param unseen those of the first whose result is wrong, with the reason
   */
  public record Cell(Bands bands, int alone, int reviewed, int manual, List<String> unseen) {
    /** The share of documents that a person sees. */
    public double people() {
      int all = alone + reviewed + manual;
      return all == 0 ? 0 : (double) (reviewed + manual) / all;
    }

    /** The share of documents that pass unseen and are wrong. */
    public double errors() {
      int all = alone + reviewed + manual;
      return all == 0 ? 0 : (double) unseen.size() / all;
    }

    /** The cell as {@code --json} prints it. */
    public ObjectNode json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("auto", bands.auto()).put("review", bands.review());
      json.put("documents", alone + reviewed + manual).put("approvedUnseen", alone);
      json.put("reviewed", reviewed).put("manual", manual);
      json.put("shareToPeople", Math.round(people() * 10_000) / 10_000.0);
      json.put("errorsUnseen", unseen.size());
      unseen.forEach(json.putArray("errors")::add);
      return json;
    }
  }

  /** Counts the documents for one pair of bands. */
  public Cell of(Bands bands) {
    int alone = 0;
    int reviewed = 0;
    List<String> unseen = new ArrayList<>();
    for (Judged document : documents) {
      double confidence = document.confidence(bands.review());
      if (document.first() != null && confidence >= bands.auto()) {
        alone++;
        if (document.wrong() != null) {
          unseen.add(document.label() + ": " + document.wrong());
        }
      } else if (document.first() != null && confidence >= bands.review()) {
        reviewed++;
      }
    }
    return new Cell(bands, alone, reviewed, documents.size() - alone - reviewed, unseen);
  }

  /** The shares over the band from which nobody is asked, as SVG. */
  public String picture(Bands set, List<Double> autos) {
    List<Cell> cells =
        autos.stream()
            .sorted()
            .map(auto -> of(new Bands(auto, Math.min(auto, set.review()))))
            .toList();
    String title =
        String.format(Locale.ROOT, "Who sees %d documents, by the upper band", documents.size());
    return new LineChart(title, "band from which nobody is asked", "share of documents", 0.5)
        .curve("seen by a person", points(cells, Cell::people))
        .curve("wrong and seen by nobody", points(cells, Cell::errors))
        .curve("worked on by hand", points(cells, c -> share(c.manual())))
        .mark(set.auto(), "set: " + set.auto())
        .svg();
  }

  private double share(int count) {
    return documents.isEmpty() ? 0 : (double) count / documents.size();
  }

  private static List<Point> points(List<Cell> cells, ToDoubleFunction<Cell> value) {
    return cells.stream()
        .map(cell -> new Point(cell.bands().auto(), value.applyAsDouble(cell)))
        .toList();
  }
}
