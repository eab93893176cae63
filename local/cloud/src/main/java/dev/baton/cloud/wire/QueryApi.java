package dev.baton.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A service of the query protocol as a table of its actions; answers are XML. */
public final class QueryApi implements ActionTable {
  private final String name;
  private final QueryAnswer answers;
  private final Map<String, JsonApi.Action> actions;
  private final AtomicLong requests = new AtomicLong();

  /**
   * @param namespace of the answers' XML
   * @param maps the names of members of answers that are maps rather than structures
   */
  public QueryApi(
      String name, String namespace, Set<String> maps, Map<String, JsonApi.Action> actions) {
    this.name = name;
    this.answers = new QueryAnswer(namespace, Set.copyOf(maps));
    this.actions = Map.copyOf(actions);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  /** From within the process requests come as JSON, as to other services. */
  @Override
  public Protocol protocol(Map<String, List<String>> headers) {
    List<String> type = headers.getOrDefault("content-type", List.of(""));
    return type.get(0).startsWith("application/x-amz-json")
        ? Protocol.AWS_JSON_1_0
        : Protocol.QUERY;
  }

  @Override
  public Set<String> actions() {
    return actions.keySet();
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    JsonApi.Action action = actions.get(request.action());
    if (action == null) {
      throw AwsException.badRequest(
          "InvalidAction", "The embedded cloud has no action " + name + ":" + request.action());
    }
    if (protocol(request.headers()) == Protocol.AWS_JSON_1_0) {
      return new JsonApi(name, Protocol.AWS_JSON_1_0, actions).handle(request);
    }
    String query = request.query();
    String form = request.text() + (query == null || query.isEmpty() ? "" : "&" + query);
    JsonNode answer;
    try {
      answer = action.call(new Params(QueryForm.parse(form)), request);
    } catch (AwsException e) {
      // The older protocol has a name of its own for it: "Common Errors" of STS and IAM.
      throw e.code().equals("ValidationException")
          ? new AwsException(e.status(), "ValidationError", String.valueOf(e.getMessage()))
          : e;
    }
    String id = new UUID(0x4000L, requests.incrementAndGet()).toString();
    return AwsResponse.of(200, Protocol.QUERY, answers.xml(request.action(), answer, id));
  }
}
