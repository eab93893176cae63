package dev.baton.console.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs a file of recorded cases and says which differ, and where first. */
public final class ConformanceRun {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Function<ObjectNode, @Nullable Difference> judge;
  private final PrintWriter out;
  private final ArrayNode report = JSON.createArrayNode();
  private int passed;
  private int failed;

  private ConformanceRun(Function<ObjectNode, @Nullable Difference> judge, PrintWriter out) {
    this.judge = judge;
    this.out = out;
  }

  /**
   * Runs the cases of a file.
   *
   * @param judge gives the first difference of a case, or null
   * @param cases a JSON array of recorded cases
   * @param only part of an id, to run no others; null for all
   * @param reportFile where one JSON object per case is written; null for nowhere
   * @return 0 when every case passed, else 1
   */
  public static int run(
      Path cases,
      @Nullable String only,
      @Nullable Path reportFile,
      Function<ObjectNode, @Nullable Difference> judge,
      PrintWriter out) {
    ConformanceRun run = new ConformanceRun(judge, out);
    try {
      for (JsonNode recorded : JSON.readTree(Files.readString(cases))) {
        if (only == null || recorded.path("id").asText().contains(only)) {
          run.judge((ObjectNode) recorded);
        }
      }
      if (reportFile != null) {
        Files.writeString(
            reportFile, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(run.report));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println(run.passed + " passed, " + run.failed + " failed");
    out.flush();
    return run.failed == 0 ? 0 : 1;
  }

  private void judge(ObjectNode recorded) {
    Difference difference = judge.apply(recorded);
    String id = recorded.path("id").asText();
    ObjectNode entry = report.addObject().put("id", id).put("passed", difference == null);
    if (difference == null) {
      passed++;
      return;
    }
    failed++;
    entry.put("pointer", difference.pointer());
    entry.put("expected", difference.expected()).put("actual", difference.actual());
    out.println(id);
    out.println("  " + difference);
  }
}
