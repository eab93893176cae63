package dev.baton.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.Cloud;
import dev.baton.console.Terminal;
import dev.baton.console.live.LivePrinter;
import dev.baton.console.project.Slug;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A cloud that is up for one command, and what is printed of it. */
public final class Session implements AutoCloseable {
  private final @Nullable LivePrinter printer;
  private final Observer observer;
  private final LocalCloud cloud;
  private final Map<String, String> labelOfKey = new ConcurrentHashMap<>();
  private volatile @Nullable String labelOfInput;

  /**
   * Starts the cloud.
   *
   * @param terminal where states are printed as they happen; null to print nothing
   */
  public Session(Path assembly, CloudSettings settings, @Nullable Terminal terminal) {
    printer =
        terminal == null
            ? null
            : new LivePrinter(terminal, (name, input) -> label(input), System::nanoTime);
    observer = new Observer(printer);
    cloud = LocalCloud.start(assembly, settings, observer);
  }

  /** Runs documents through document-processing; a row for each, in the order given. */
  public List<Row> documents(List<Document> documents) {
    Map<String, String> labelOfRepetition = new HashMap<>();
    for (Document document : documents) {
      (document.repeats() == null ? labelOfKey : labelOfRepetition)
          .putIfAbsent(document.objectKey(), document.label());
    }
    observer.onDuplicate(detail -> noteDuplicate(detail, labelOfRepetition));
    return new DocumentRun(cloud, observer, documents).run();
  }

  /** Runs one input of any workflow, given as a file. */
  public List<WorkflowRow> workflow(Slug slug, String label, JsonNode input, Decision decision) {
    labelOfInput = label;
    return new WorkflowRun(cloud, observer, slug, decision).run(label, input);
  }

  /**
   * The faults asked for that did not happen, each with the calls that its target made instead, a
   * line each.
   */
  public List<String> unmetFaults() {
    Map<String, Long> calls = cloud.cloud().door().meter().counts();
    return cloud.cloud().door().faults().unmet().stream()
        .map(
            fault -> {
              String own = fault.target() + "/";
              String made =
                  calls.keySet().stream()
                      .filter(call -> call.startsWith(own))
                      .map(call -> call.substring(own.length()) + " x" + calls.get(call))
                      .collect(Collectors.joining(", "));
              return "the fault %s did not happen: %s called %s"
                  .formatted(fault, fault.target(), made.isEmpty() ? "nothing" : made);
            })
        .toList();
  }

  /** The cloud itself, for those who measure it. */
  public Cloud cloud() {
    return cloud.cloud();
  }

  /** The items of a table. */
  public List<JsonNode> scan(String table) {
    List<JsonNode> items = new ArrayList<>();
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("TableName", table);
    JsonNode page;
    do {
      page = cloud.client().call("dynamodb", "DynamoDB_20120810.Scan", request);
      page.path("Items").forEach(items::add);
      request.set("ExclusiveStartKey", page.path("LastEvaluatedKey"));
    } while (page.has("LastEvaluatedKey"));
    return items;
  }

  private @Nullable String label(JsonNode input) {
    String key = input.path("document").path("key").asText();
    return labelOfKey.getOrDefault(key, labelOfInput);
  }

  private void noteDuplicate(JsonNode detail, Map<String, String> labels) {
    String key = detail.path("key").asText();
    String label = labels.getOrDefault(key, key);
    if (printer != null) {
      String winner = labelOfKey.getOrDefault(key, detail.path("executionArn").asText());
      printer.note(label, "", "duplicate", "of " + winner);
    }
  }

  @Override
  public void close() {
    cloud.close();
  }
}
