package dev.baton.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Cbor;
import dev.baton.cloud.door.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service whose clients speak different protocols, by their age: the query protocol, JSON 1.0,
 * and RPC v2 with CBOR.
 */
public final class PolyglotApi implements ActionTable {
  private static final String OPERATION = "/operation/";

  private final JsonApi json;
  private final QueryApi query;
  private final Map<String, JsonApi.Action> actions;

  /**
   * @param namespace of the XML of the query protocol
   */
  public PolyglotApi(String name, String namespace, Map<String, JsonApi.Action> actions) {
    this.json = new JsonApi(name, Protocol.AWS_JSON_1_0, actions);
    this.query = new QueryApi(name, namespace, Set.of(), actions);
    this.actions = Map.copyOf(actions);
  }

  @Override
  public String name() {
    return json.name();
  }

  @Override
  public Set<String> actions() {
    return actions.keySet();
  }

  @Override
  public Protocol protocol() {
    return Protocol.RPC_V2_CBOR;
  }

  @Override
  public Protocol protocol(Map<String, List<String>> headers) {
    if (headers.containsKey("smithy-protocol")) {
      return Protocol.RPC_V2_CBOR;
    }
    return headers.containsKey("x-amz-target") ? Protocol.AWS_JSON_1_0 : Protocol.QUERY;
  }

  @Override
  public String action(
      String method,
      String path,
      @Nullable String queryText,
      Map<String, List<String>> headers,
      byte[] body) {
    int at = path.lastIndexOf(OPERATION);
    return headers.containsKey("smithy-protocol") && at >= 0
        ? path.substring(at + OPERATION.length())
        : query.action(method, path, queryText, headers, body);
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    return switch (protocol(request.headers())) {
      case RPC_V2_CBOR -> cbor(request);
      case QUERY -> query.handle(request);
      default -> json.handle(request);
    };
  }

  private AwsResponse cbor(AwsRequest request) {
    JsonApi.Action action = actions.get(request.action());
    if (action == null) {
      throw JsonApi.unknown(name(), request.action());
    }
    ObjectNode members =
        request.body().length == 0 ? Json.object() : Cbor.parseOrNull(request.body());
    if (members == null) {
      throw AwsException.badRequest(
          "SerializationException", "The body of the request is not a CBOR map");
    }
    JsonNode answer = action.call(new Params(members), request);
    return new AwsResponse(
        200,
        Map.of(
            "content-type", List.of(Protocol.RPC_V2_CBOR.contentType()),
            "smithy-protocol", List.of("rpc-v2-cbor")),
        Cbor.bytes(answer));
  }
}
