package dev.baton.tests.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A cloud behind AWS's protocols, on real time: nothing of it is known but what AWS's API says. */
final class EndpointCloud implements CloudUnderTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final List<QueueAttributeName> WAITING =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final Map<String, BooleanSupplier> expected = new ConcurrentHashMap<>();
  private final Map<String, String> outputs = new TreeMap<>();
  private final Place place;
  private final Clients clients;
  private final BusRecorder recorder;
  private final Runnable atEnd;

  private EndpointCloud(Place place, Clients clients, List<Stack> stacks, Runnable atEnd) {
    this.place = place;
    this.clients = clients;
    this.atEnd = atEnd;
    stacks.forEach(
        stack ->
            stack.outputs().forEach(each -> outputs.put(each.outputKey(), each.outputValue())));
    // AWS delivers within a second or two; what runs on this machine at once.
    Duration pause = place.kind() == Place.Kind.AWS ? Duration.ofSeconds(3) : PAUSE;
    this.recorder = new BusRecorder(clients, output("EventBusName"), "baton-tests-" + run, pause);
  }

  /**
   * The cloud at a place. LocalStack is brought up to date first, anything else only if it has none
   * of the stacks.
   *
   * @param atEnd what else to do when the cloud is closed
   */
  static EndpointCloud at(Place place, Runnable atEnd) {
    Clients clients = new Clients(place.endpoint(), place.region(), place.credentials());
    CloudFormationClient cloudFormation = clients.cloudFormation();
    if (place.isLocalStack() || CdkDeployment.stacks(cloudFormation).isEmpty()) {
      new CdkDeployment(place).deploy(cloudFormation);
    }
    return new EndpointCloud(place, clients, CdkDeployment.stacks(cloudFormation), atEnd);
  }

  @Override
  public Clients clients() {
    return clients;
  }

  @Override
  public String output(String key) {
    String value = outputs.get(key);
    if (value == null) {
      throw new AssertionError("no stack has the output " + key + ": " + outputs.keySet());
    }
    return value;
  }

  @Override
  public String unique(String name) {
    return run + "-" + name;
  }

  @Override
  public void expect(String what, BooleanSupplier happened) {
    expected.put(what, happened);
  }

  @Override
  public void settle() {
    long began = System.nanoTime();
    for (int quiet = 0; quiet < 2; ) {
      List<String> busy = underWay();
      quiet = busy.isEmpty() ? quiet + 1 : 0;
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        giveUp();
        throw new AssertionError("not at rest after " + PATIENCE + ": " + busy);
      }
      recorder.awaitChange();
    }
    recorder.awaitSilence();
    if (!recorder.failures().isEmpty()) {
      throw new AssertionError("what was done meanwhile failed", recorder.failures().remove(0));
    }
  }

  @Override
  public List<JsonNode> published(String detailType) {
    return recorder.events().stream()
        .filter(event -> event.path("detail-type").asText().equals(detailType))
        .map(event -> event.path("detail"))
        .toList();
  }

  @Override
  public AutoCloseable whenPublished(String detailType, Consumer<JsonNode> action) {
    return recorder.whenSaid(
        event -> {
          if (event.path("detail-type").asText().equals(detailType)) {
            action.accept(event.path("detail"));
          }
        });
  }

  @Override
  public boolean isFreeLocalStack() {
    return place.kind() == Place.Kind.FREE_LOCALSTACK;
  }

  @Override
  public void close() {
    recorder.close();
    clients.close();
    atEnd.run();
  }

  /** What has not ended yet. */
  private List<String> underWay() {
    expected.values().removeIf(BooleanSupplier::getAsBoolean);
    String intake = output("IntakeQueueUrl");
    boolean waiting =
        clients
            .sqs
            .getQueueAttributes(request -> request.queueUrl(intake).attributeNames(WAITING))
            .attributes()
            .values()
            .stream()
            .anyMatch(count -> !count.equals("0"));
    return Stream.of(
            expected.keySet().stream(),
            running(),
            Stream.of(waiting ? "messages in the intake queue" : null),
            Stream.of(recorder.isActing() ? "what is done for an event" : null))
        .flatMap(each -> each)
        .filter(Objects::nonNull)
        .toList();
  }

  /** What one test waited for in vain is not what the next one waits for. */
  private void giveUp() {
    expected.clear();
    running().forEach(execution -> clients.sfn.stopExecution(stop -> stop.executionArn(execution)));
  }

  private Stream<String> running() {
    return outputs.entrySet().stream()
        .filter(output -> output.getKey().endsWith("StateMachineArn"))
        .flatMap(output -> running(output.getValue()));
  }

  private Stream<String> running(String stateMachineArn) {
    return clients
        .sfn
        .listExecutions(
            request ->
                request.stateMachineArn(stateMachineArn).statusFilter(ExecutionStatus.RUNNING))
        .executions()
        .stream()
        .map(execution -> execution.executionArn());
  }
}
