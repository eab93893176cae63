package dev.baton.cloud.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.cloud.TestCloud;
import dev.baton.cloud.trace.TracedExecutions;
import dev.baton.engine.Engine;
import dev.baton.engine.clock.Hold;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/**
 * Step Functions alone behind a door on the virtual clock, with AWS's own client to it. Time passes
 * only where a test lets it.
 */
final class StatesApi implements AutoCloseable {
  static final String ROLE = "arn:aws:iam::000000000000:role/r";
  static final String OTHER_ROLE = "arn:aws:iam::000000000000:role/other";
  static final String ARN = "arn:aws:states:us-east-1:000000000000:";

  final TestCloud cloud = new TestCloud();
  final SfnClient client;
  private Hold hold = cloud.clock.hold("the test");

  StatesApi() {
    cloud.with(
        context ->
            new StatesPart(
                context,
                Engine.builder()
                    .clock(context.clock())
                    .port(new DoorPort(context, new TracedExecutions(context.tracing())))
                    .build()));
    client = cloud.client(SfnClient.builder());
  }

  /** A machine of one Pass state with this result, as JSON. */
  static String pass(String result) {
    return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":%s,\"End\":true}}}"
        .formatted(result);
  }

  /** A machine that waits so many seconds and then passes its input on. */
  static String waiting(int seconds) {
    return """
    {"StartAt": "W", "States": {
      "W": {"Type": "Wait", "Seconds": %d, "Next": "A"}, "A": {"Type": "Pass", "End": true}}}
    """
        .formatted(seconds);
  }

  String create(String name, String definition) {
    return client
        .createStateMachine(c -> c.name(name).roleArn(ROLE).definition(definition))
        .stateMachineArn();
  }

  String express(String name, String definition) {
    return client
        .createStateMachine(
            c -> c.name(name).roleArn(ROLE).definition(definition).type(StateMachineType.EXPRESS))
        .stateMachineArn();
  }

  String start(String arn) {
    return client.startExecution(s -> s.stateMachineArn(arn)).executionArn();
  }

  /** Starts an execution and lets time pass until nothing more happens. */
  DescribeExecutionResponse run(String arn) {
    String execution = start(arn);
    settle();
    return describe(execution);
  }

  /** Lets time pass until nothing more happens. */
  void settle() {
    letTimePass();
    cloud.clock.awaitIdle();
    hold = cloud.clock.hold("the test");
  }

  /** Lets time pass as fast as it can from now on. */
  void letTimePass() {
    hold.close();
  }

  DescribeExecutionResponse describe(String execution) {
    return client.describeExecution(d -> d.executionArn(execution));
  }

  /** Asserts on the refusal of a call: its code, and then its message. */
  static AbstractStringAssert<?> assertRefused(String code, ThrowingCallable call) {
    AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, call);
    assertThat(refusal).as("a refusal with " + code).isNotNull();
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    return assertThat(refusal.awsErrorDetails().errorMessage());
  }

  @Override
  public void close() {
    cloud.close();
  }
}
