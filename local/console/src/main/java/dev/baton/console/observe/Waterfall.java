package dev.baton.console.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.console.Terminal;
import dev.baton.console.live.Durations;
import dev.baton.console.live.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One trace, each span a bar below the one that caused it. */
public final class Waterfall {
  private static final int LABEL = 46;
  private static final int CHART = 60;

  private final List<Recorded> spans;
  private final Map<String, List<Recorded>> children = new HashMap<>();

  Waterfall(List<Recorded> all) {
    spans =
        all.stream()
            .sorted(Comparator.comparingLong(Recorded::start).thenComparing(Recorded::spanId))
            .toList();
    Set<String> ids = new HashSet<>();
    spans.forEach(span -> ids.add(span.spanId()));
    for (Recorded span : spans) {
      String parent = span.parentId();
      // A span whose parent is under way still, or was lost, stands at the top.
      String above = parent != null && ids.contains(parent) ? parent : "";
      children.computeIfAbsent(above, key -> new ArrayList<>()).add(span);
    }
  }

  /** The spans as they were recorded, by their beginning. */
  public List<JsonNode> json() {
    return spans.stream().map(Recorded::json).toList();
  }

  /**
   * Draws the trace.
   *
   * @param depth how many levels of spans to draw
   */
  public void print(Terminal terminal, int depth) {
    TimeScale scale = new TimeScale(spans, CHART);
    long begin = spans.get(0).start();
    long end = spans.stream().mapToLong(Recorded::end).max().orElse(begin);
    terminal
        .out()
        .printf(
            "trace %s: %d spans, %s%n%n", spans.get(0).traceId(), spans.size(), took(end - begin));
    print("", 0, depth, scale, terminal);
  }

  private void print(String parent, int level, int depth, TimeScale scale, Terminal terminal) {
    for (Recorded span : children.getOrDefault(parent, List.of())) {
      String label = "  ".repeat(level) + span.name();
      String bar = bar(span, scale);
      Style style = span.failed() ? Style.BAD : level % 2 == 0 ? Style.GOOD : Style.PLAIN;
      terminal
          .out()
          .printf(
              "%s %s %9s%s%n",
              fit(label),
              style.on(bar, terminal.colour()),
              took(span.end() - span.start()),
              span.failed() ? "  failed" : "");
      if (level + 1 < depth) {
        print(span.spanId(), level + 1, depth, scale, terminal);
      }
    }
  }

  private static String bar(Recorded span, TimeScale scale) {
    int from = Math.min(CHART - 1, (int) scale.column(span.start()));
    int to = Math.max(from + 1, (int) Math.round(scale.column(span.end())));
    StringBuilder bar = new StringBuilder();
    for (int column = 0; column < CHART; column++) {
      boolean within = column >= from && column < Math.min(CHART, to);
      bar.append(within ? scale.isCutAt(column) ? '~' : '=' : ' ');
    }
    return bar.toString();
  }

  private static String fit(String label) {
    return label.length() > LABEL
        ? label.substring(0, LABEL - 1) + "~"
        : label + " ".repeat(LABEL - label.length());
  }

  private static String took(long nanos) {
    return Durations.text(Duration.ofNanos(nanos));
  }
}
