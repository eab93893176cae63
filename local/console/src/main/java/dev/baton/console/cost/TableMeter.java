package dev.baton.console.cost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.door.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * Stands before DynamoDB and lets it say what each call consumes; the caller does not see it. Safe
 * for threads.
 */
final class TableMeter implements Service {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> READS =
      Set.of("GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems");
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

  private final Service tables;
  private final DoubleAdder readUnits = new DoubleAdder();
  private final DoubleAdder writeUnits = new DoubleAdder();

  TableMeter(Service tables) {
    this.tables = tables;
  }

  double readUnits() {
    return readUnits.sum();
  }

  double writeUnits() {
    return writeUnits.sum();
  }

  @Override
  public String name() {
    return tables.name();
  }

  @Override
  public Protocol protocol() {
    return tables.protocol();
  }

  @Override
  public List<Permission> permissions(AwsRequest request) {
    return tables.permissions(request);
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    boolean read = READS.contains(request.action());
    if (!read && !WRITES.contains(request.action())) {
      return tables.handle(request);
    }
    try {
      return metered(request, read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AwsResponse metered(AwsRequest request, boolean read) throws IOException {
    if (!(JSON.readTree(request.body()) instanceof ObjectNode body)) {
      return tables.handle(request);
    }
    body.put("ReturnConsumedCapacity", "TOTAL");
    AwsResponse answer = tables.handle(with(request, body));
    if (!answer.ok()) {
      // A write whose condition does not hold is paid for all the same.
      (read ? readUnits : writeUnits).add(1);
      return answer;
    }
    if (!(JSON.readTree(answer.body()) instanceof ObjectNode said)) {
      return answer;
    }
    JsonNode consumed = said.remove("ConsumedCapacity");
    (read ? readUnits : writeUnits).add(units(consumed));
    return new AwsResponse(
        answer.status(),
        Map.of("content-type", List.of(protocol().contentType())),
        JSON.writeValueAsBytes(said));
  }

  private static double units(JsonNode consumed) {
    if (consumed == null) {
      return 1;
    }
    if (!consumed.isArray()) {
      return consumed.path("CapacityUnits").asDouble();
    }
    return consumed.valueStream().mapToDouble(each -> each.path("CapacityUnits").asDouble()).sum();
  }

  private static AwsRequest with(AwsRequest request, ObjectNode body)
      throws JsonProcessingException {
    return new AwsRequest(
        request.caller(),
        request.service(),
        request.action(),
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        JSON.writeValueAsBytes(body));
  }
}
