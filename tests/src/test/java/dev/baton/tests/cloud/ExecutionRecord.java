package dev.baton.tests.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** An execution as Step Functions tells of it: what it is and its whole history. */
public record ExecutionRecord(DescribeExecutionResponse description, List<HistoryEvent> history) {

  /** Reads an execution with AWS's client, all pages of its history. */
  public static ExecutionRecord of(SfnClient sfn, String executionArn) {
    DescribeExecutionResponse description =
        sfn.describeExecution(request -> request.executionArn(executionArn));
    List<HistoryEvent> history =
        sfn.getExecutionHistoryPaginator(request -> request.executionArn(executionArn)).stream()
            .flatMap(page -> page.events().stream())
            .toList();
    return new ExecutionRecord(description, history);
  }

  public String arn() {
    return description.executionArn();
  }

  public String status() {
    return description.statusAsString();
  }

  /** The output as JSON; missing while there is none. */
  public JsonNode output() {
    return description.output() == null
        ? MissingNode.getInstance()
        : TestCloud.json(description.output());
  }

  /** The names of the states entered, in order, each as often as it was entered. */
  public List<String> statesEntered() {
    return history.stream()
        .map(HistoryEvent::stateEnteredEventDetails)
        .filter(Objects::nonNull)
        .map(details -> details.name())
        .toList();
  }

  /** The errors of tasks and executions, in order. */
  public List<String> errors() {
    return history.stream()
        .flatMap(
            event ->
                Stream.of(
                    event.taskFailedEventDetails() == null
                        ? null
                        : event.taskFailedEventDetails().error(),
                    event.taskTimedOutEventDetails() == null
                        ? null
                        : event.taskTimedOutEventDetails().error(),
                    event.lambdaFunctionFailedEventDetails() == null
                        ? null
                        : event.lambdaFunctionFailedEventDetails().error()))
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public String toString() {
    return arn() + " " + status() + " " + output() + "\n  states " + statesEntered();
  }
}
