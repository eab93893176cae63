package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.state.ResultWriter.Transformation;
import dev.baton.asl.text.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results that become the state's output; once they are too large for that none is kept. */
final class StateResults implements MapResults {
  private final Transformation transformation;
  private final String stateName;
  private final Map<Integer, List<JsonNode>> byIndex = new TreeMap<>();
  private long length;

  StateResults(Transformation transformation, String stateName) {
    this.transformation = transformation;
    this.stateName = stateName;
  }

  @Override
  public void add(ChildInput input, Run child) {
    List<JsonNode> results = ChildRecords.results(child, transformation);
    results.forEach(result -> length += Json.text(result).length());
    if (isTooLarge()) {
      byIndex.clear();
    } else {
      byIndex.put(input.index(), results);
    }
  }

  /** A text has at least as many bytes as characters. */
  private boolean isTooLarge() {
    return length > Payloads.MAX_BYTES;
  }

  @Override
  public void addPending(ChildInput input, String arn, String name) {}

  @Override
  public boolean wantsPending() {
    return false;
  }

  @Override
  public void again() {}

  @Override
  public void finish(Finish finish) {
    ArrayNode output = JsonNodeFactory.instance.arrayNode(byIndex.size());
    byIndex.values().forEach(output::addAll);
    if (isTooLarge() || Payloads.exceedLimit(output)) {
      finish.failed(Errors.DATA_LIMIT, Wording.tooLarge(stateName));
    } else {
      finish.output(output);
    }
  }
}
