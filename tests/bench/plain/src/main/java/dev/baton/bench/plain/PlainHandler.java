package dev.baton.bench.plain;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Reads one item: a client with all defaults, structured logs and metrics by Powertools, a request
 * that the runtime itself reads.
 */
public final class PlainHandler
    implements RequestHandler<Map<String, String>, Map<String, String>> {
  private static final Logger LOG = LoggerFactory.getLogger(PlainHandler.class);

  private final DynamoDbClient client = DynamoDbClient.create();
  private final Metrics metrics = MetricsFactory.getMetricsInstance();

  @Override
  public Map<String, String> handleRequest(Map<String, String> request, Context context) {
    return PowertoolsLogging.withLogging(context, () -> read(request));
  }

  private Map<String, String> read(Map<String, String> request) {
    Map<String, AttributeValue> key =
        Map.of(
            "pk", AttributeValue.fromS(request.get("pk")),
            "sk", AttributeValue.fromS(request.get("sk")));
    boolean found = client.getItem(get -> get.tableName(System.getenv("TABLE")).key(key)).hasItem();
    LOG.info("An item was read.");
    metrics.addMetric("Reads", 1, MetricUnit.COUNT);
    metrics.flush();
    return Map.of("found", Boolean.toString(found));
  }
}
