package dev.baton.console.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.CallObserver;
import dev.baton.cloud.door.Principal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up what each state of document-processing took and moved: its own call, and the objects that
 * its function reads and writes meanwhile. Safe for threads.
 */
final class StageMeter implements CallObserver {
  private static final String WORKFLOW = ":document-processing:";
  private static final double MEDIAN = 0.5;
  private static final double HIGH = 0.95;

  private final Map<String, Stage> stages = new LinkedHashMap<>();

  private static final class Stage {
    private final Latencies latencies = new Latencies();
    private long stateIn;
    private long stateOut;
    private long claimsRead;
    private long claimsWritten;
    private long uploadsRead;
  }

  @Override
  public synchronized void onCall(AwsRequest request, AwsResponse response, Duration took) {
    Principal caller = request.caller();
    if (caller.kind() == Principal.Kind.STATE_MACHINE && caller.arn().contains(WORKFLOW)) {
      Stage stage = stage(caller.name());
      stage.latencies.add(took.toNanos());
      stage.stateIn += request.body().length;
      stage.stateOut += response.body().length;
    } else if (caller.kind() == Principal.Kind.FUNCTION && request.service().equals("s3")) {
      object(stage(caller.name()), request, response);
    }
  }

  private static void object(Stage stage, AwsRequest request, AwsResponse response) {
    boolean claim = request.path().contains("/work/");
    if (request.action().equals("PutObject")) {
      stage.claimsWritten += request.body().length;
    } else if (request.action().equals("GetObject") && claim) {
      stage.claimsRead += response.body().length;
    } else if (request.action().equals("GetObject")) {
      stage.uploadsRead += response.body().length;
    }
  }

  private Stage stage(String name) {
    return stages.computeIfAbsent(name, _ -> new Stage());
  }

  /** A row for each stage that was called, bytes as means of a call; begins anew. */
  synchronized List<ObjectNode> drain(String set) {
    List<ObjectNode> rows =
        stages.entrySet().stream()
            .filter(entry -> entry.getValue().latencies.total() > 0)
            .map(entry -> row(set, entry.getKey(), entry.getValue()))
            .toList();
    stages.clear();
    return rows;
  }

  private static ObjectNode row(String set, String name, Stage stage) {
    long calls = stage.latencies.total();
    ObjectNode row = Json.object().put("bench", "documents").put("documents", set);
    row.put("stage", name).put("calls", calls);
    row.put("medianMillis", rounded(stage.latencies.millis(MEDIAN)));
    row.put("p95Millis", rounded(stage.latencies.millis(HIGH)));
    row.put("stateBytesIn", stage.stateIn / calls).put("stateBytesOut", stage.stateOut / calls);
    row.put("uploadBytesRead", stage.uploadsRead / calls);
    row.put("claimBytesRead", stage.claimsRead / calls);
    return row.put("claimBytesWritten", stage.claimsWritten / calls);
  }

  private static double rounded(double millis) {
    return Math.round(millis * 100) / 100.0;
  }
}
