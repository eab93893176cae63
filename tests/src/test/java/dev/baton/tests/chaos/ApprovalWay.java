package dev.baton.tests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.events.EventSchemas;
import java.util.List;

/**
 * A request for approval from its start to its one announcement.
 *
 * @param decision what the person does
 */
record ApprovalWay(String decision) implements Scenario.Way {

  @Override
  public String run(TestCloud cloud, String name) throws Exception {
    try (Person person = Person.deciding(cloud, decision)) {
      String arn =
          cloud
              .clients()
              .sfn
              .startExecution(
                  request ->
                      request
                          .stateMachineArn(cloud.output("ApprovalStateMachineArn"))
                          .name(name)
                          .input(
                              EventSchemas.json(
                                      Repository.at("events/samples/approval/request.json"))
                                  .toString()))
              .executionArn();
      cloud.settle();
      ExecutionRecord execution = ExecutionRecord.of(cloud.clients().sfn, arn);
      assertThat(execution.status()).as("%s", execution).isEqualTo("SUCCEEDED");
      String taken = execution.output().path("decision").asText();
      List<JsonNode> ends =
          cloud.published("ApprovalDecided").stream()
              .filter(detail -> detail.path("executionArn").asText().equals(arn))
              .toList();
      assertThat(ends).as("terminal events").hasSize(1);
      assertThat(ends.get(0).path("decision").asText()).isEqualTo(taken);
      assertThat(taken).isIn(decision.equals("approve") ? "APPROVED" : "REJECTED", "EXPIRED");
      return taken + ", announced once";
    }
  }
}
