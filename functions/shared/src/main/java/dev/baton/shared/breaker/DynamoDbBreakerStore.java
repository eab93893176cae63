package dev.baton.shared.breaker;

import dev.baton.shared.breaker.BreakerState.Counts;
import dev.baton.shared.breaker.BreakerState.Window;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Breakers as items of a table, {@code pk = BREAKER#<name>}, {@code sk = STATE}. */
final class DynamoDbBreakerStore implements BreakerStore {
  private final DynamoDbClient client;
  private final String table;

  DynamoDbBreakerStore(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public BreakerState read(String name, Instant now) {
    Map<String, AttributeValue> item =
        client
            .getItem(request -> request.tableName(table).key(key(name)).consistentRead(true))
            .item();
    return item == null || item.isEmpty() ? BreakerState.unused(name, now) : state(name, item);
  }

  @Override
  public boolean replace(BreakerState next) {
    try {
      // Idempotency key: the version, which a second write of the same state finds taken.
      client.putItem(
          request ->
              request
                  .tableName(table)
                  .item(item(next))
                  .conditionExpression("version = :before OR attribute_not_exists(pk)")
                  .expressionAttributeValues(Map.of(":before", number(next.version() - 1))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  @Override
  public @Nullable BreakerState count(BreakerState seen, boolean failed) {
    if (seen.version() == 0 && !replace(seen.rotated(seen.since(), Counts.NONE))) {
      return null;
    }
    long version = Math.max(seen.version(), 1);
    try {
      // No idempotency key: a lost reply can count one call twice, which moves a threshold by one.
      Map<String, AttributeValue> item =
          client
              .updateItem(
                  request ->
                      request
                          .tableName(table)
                          .key(key(seen.name()))
                          .updateExpression("ADD calls :one, failures :failed")
                          .conditionExpression("version = :version")
                          .expressionAttributeValues(
                              Map.of(
                                  ":one", number(1),
                                  ":failed", number(failed ? 1 : 0),
                                  ":version", number(version)))
                          .returnValues(ReturnValue.ALL_NEW))
              .attributes();
      return state(seen.name(), item);
    } catch (ConditionalCheckFailedException e) {
      return null;
    }
  }

  @Override
  public void announced(BreakerState state) {
    try {
      // Idempotent: it says the same however often.
      client.updateItem(
          request ->
              request
                  .tableName(table)
                  .key(key(state.name()))
                  .updateExpression("SET announced = :yes")
                  .conditionExpression("phase = :phase AND since = :since")
                  .expressionAttributeValues(
                      Map.of(
                          ":yes", AttributeValue.fromBool(true),
                          ":phase", text(state.phase().name()),
                          ":since", text(state.since().toString()))));
    } catch (ConditionalCheckFailedException e) {
      // It is in another phase by now, which is announced on its own.
    }
  }

  private static Map<String, AttributeValue> key(String name) {
    return Map.of("pk", text("BREAKER#" + name), "sk", text("STATE"));
  }

  private static Map<String, AttributeValue> item(BreakerState state) {
    Map<String, AttributeValue> item = new HashMap<>(key(state.name()));
    item.put("breaker", text(state.name()));
    item.put("phase", text(state.phase().name()));
    item.put("version", number(state.version()));
    item.put("since", text(state.since().toString()));
    item.put("reason", text(state.reason()));
    item.put("windowStart", text(state.window().start().toString()));
    item.put("calls", number(state.window().counts().calls()));
    item.put("failures", number(state.window().counts().failures()));
    item.put("callsBefore", number(state.previous().calls()));
    item.put("failuresBefore", number(state.previous().failures()));
    item.put("until", text(state.until().toString()));
    item.put("successes", number(state.successes()));
    item.put("announced", AttributeValue.fromBool(state.announced()));
    if (state.probe() != null) {
      item.put("probe", text(state.probe()));
    }
    return item;
  }

  private static BreakerState state(String name, Map<String, AttributeValue> item) {
    AttributeValue probe = item.get("probe");
    return new BreakerState(
        name,
        Phase.valueOf(of(item, "phase").s()),
        longOf(item, "version"),
        Instant.parse(of(item, "since").s()),
        of(item, "reason").s(),
        new Window(
            Instant.parse(of(item, "windowStart").s()),
            new Counts(longOf(item, "calls"), longOf(item, "failures"))),
        new Counts(longOf(item, "callsBefore"), longOf(item, "failuresBefore")),
        Instant.parse(of(item, "until").s()),
        probe == null ? null : probe.s(),
        (int) longOf(item, "successes"),
        Boolean.TRUE.equals(of(item, "announced").bool()));
  }

  private static long longOf(Map<String, AttributeValue> item, String attribute) {
    return Long.parseLong(of(item, attribute).n());
  }

  private static AttributeValue of(Map<String, AttributeValue> item, String attribute) {
    AttributeValue value = item.get(attribute);
    if (value == null) {
      throw new IllegalStateException("a breaker has no " + attribute);
    }
    return value;
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
