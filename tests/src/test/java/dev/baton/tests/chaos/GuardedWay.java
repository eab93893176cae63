package dev.baton.tests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Repository;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.TestCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Calls through a breaker: each ends with the dependency's answer or with an error that it met, and
 * nobody holds the breaker for longer than a lease.
 */
final class GuardedWay {
  /** A lease, and by how much clocks may differ. */
  private static final Duration LONGEST_LEASE = Duration.ofSeconds(305);

  /** More than open the breaker. */
  private static final int CALLS = 4;

  private GuardedWay() {}

  static String once(TestCloud cloud, String name) {
    return call(
        cloud, name, Repository.read(Repository.at("events/samples/guarded-call/request.json")));
  }

  static String badRequest(TestCloud cloud, String name) {
    return call(cloud, name, "{\"memberId\": \"no member\"}");
  }

  static String untilItOpens(TestCloud cloud, String name) {
    String outcome = "";
    for (int i = 0; i < CALLS; i++) {
      outcome = once(cloud, name + "-" + i);
    }
    return outcome;
  }

  private static String call(TestCloud cloud, String name, String input) {
    String arn =
        cloud
            .clients()
            .sfn
            .startExecution(
                start ->
                    start
                        .stateMachineArn(cloud.output("GuardedCallStateMachineArn"))
                        .name(name)
                        .input(input))
            .executionArn();
    cloud.settle();
    ExecutionRecord execution = ExecutionRecord.of(cloud.clients().sfn, arn);
    nobodyHoldsItForEver(cloud);
    if (execution.status().equals("SUCCEEDED")) {
      assertThat(execution.output().has("covered")).as("%s", execution).isTrue();
      return "answered";
    }
    assertThat(execution.status()).as("%s", execution).isEqualTo("FAILED");
    assertThat(execution.errors()).contains(execution.description().error());
    return "not answered, and said why";
  }

  private static void nobodyHoldsItForEver(TestCloud cloud) {
    Instant latest = cloud.clock().now().plus(LONGEST_LEASE);
    for (Map<String, AttributeValue> breaker :
        cloud
            .clients()
            .dynamodb
            .scanPaginator(scan -> scan.tableName(cloud.output("BreakersTableName")))
            .items()) {
      assertThat(Instant.parse(breaker.get("until").s()))
          .as("until when %s is %s", breaker.get("breaker").s(), breaker.get("phase").s())
          .isBeforeOrEqualTo(latest);
    }
  }
}
