package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.state.Resource;
import dev.baton.asl.state.Resource.Pattern;
import dev.baton.asl.state.TaskState;
import dev.baton.asl.text.Json;
import dev.baton.engine.ActivityTask;
import dev.baton.engine.port.Caller;
import dev.baton.engine.port.ServiceCall;
import dev.baton.engine.port.ServiceCallback;
import dev.baton.engine.port.ServicePort;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Runs Task states: schedules the task, calls what its resource names, waits for the outcome. */
final class TaskRunner {
  private static final int TOKEN_BYTES = 72;

  private TaskRunner() {}

  static void run(Track track, TaskState state) {
    switch (state.resource()) {
      case Resource.Function function -> callFunction(track, state, function);
      case Resource.Integration integration -> integrate(track, state, integration);
      case Resource.Activity activity -> awaitWorker(track, state, activity);
    }
  }

  private static void callFunction(Track track, TaskState state, Resource.Function function) {
    JsonNode input = DataFlow.arguments(track, null);
    TaskWork work =
        begin(track, state, new TaskEvents.Function(function, credentials(track)), input, null);
    if (mocked(track, work)) {
      return;
    }
    ObjectNode parameters = Json.object().put("FunctionName", function.arn());
    parameters.set("Payload", input);
    call(track, "lambda", "invoke", parameters, new Answer(work, work::complete, "lambda"));
    work.watch();
  }

  private static void integrate(Track track, TaskState state, Resource.Integration integration) {
    boolean waits = integration.pattern() == Pattern.WAIT_FOR_TASK_TOKEN;
    String token = waits ? newToken(track) : null;
    JsonNode parameters = DataFlow.arguments(track, token);
    TaskEvents.Integration events = new TaskEvents.Integration(integration, credentials(track));
    TaskWork work = begin(track, state, events, parameters, token);
    if (mocked(track, work)) {
      return;
    }
    if (token != null) {
      track.run.host.register(token, work);
    }
    if (integration.service().equals("states") && integration.action().equals("startExecution")) {
      ChildExecutions.start(track, integration, events, work, parameters);
    } else {
      IntegrationCall request = new IntegrationCall(track, integration, events, work, parameters);
      Answer answer = new Answer(work, request::answered, Integrations.errorPrefix(integration));
      call(
          track,
          integration.service(),
          integration.action(),
          Integrations.request(integration, parameters),
          answer);
    }
    work.watch();
  }

  private static void awaitWorker(Track track, TaskState state, Resource.Activity activity) {
    JsonNode input = DataFlow.arguments(track, null);
    String token = newToken(track);
    TaskWork work = begin(track, state, new TaskEvents.Activity(activity), input, token);
    if (mocked(track, work)) {
      return;
    }
    track.run.host.register(token, work);
    track.run.host.offer(activity.arn(), new ActivityTask(token, input, work));
  }

  /** Gives a task under test the outcome the test asks for, if it does. */
  private static boolean mocked(Track track, TaskWork work) {
    Probe probe = track.run.probe();
    if (probe == null || !probe.isMocked()) {
      return false;
    }
    probe.answer(work);
    return true;
  }

  private static TaskWork begin(
      Track track, TaskState state, TaskEvents events, JsonNode input, @Nullable String token) {
    Long timeout = timeout(track, state);
    Long heartbeat =
        Settings.seconds(track, state.heartbeatSeconds(), DataFlow.effectiveInput(track));
    events.scheduled(track, input, timeout, heartbeat);
    if (!(events instanceof TaskEvents.Activity)) {
      events.started(track);
    }
    TaskWork work = new TaskWork(track, events, token, timeout, heartbeat);
    track.await(work);
    return work;
  }

  private static @Nullable Long timeout(Track track, TaskState state) {
    return state.timeoutSeconds() == null
        ? null
        : Settings.seconds(track, state.timeoutSeconds(), DataFlow.effectiveInput(track));
  }

  /** On whose behalf the present state calls. */
  static Caller caller(Track track) {
    Run run = track.run;
    return new Caller(
        run.arn(), run.stateMachineArn(), role(track), track.state().name(), track.last);
  }

  private static void call(
      Track track, String service, String action, JsonNode parameters, Answer answer) {
    ServiceCall call = new ServiceCall(service, action, parameters, caller(track));
    answer.work().goOut(true);
    call(track.run.host.port(), call, answer);
    answer.work().comeBack();
  }

  private static void call(ServicePort port, ServiceCall call, Answer answer) {
    try {
      port.call(call, answer);
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      answer.failed(Errors.RUNTIME, String.valueOf(e.getMessage()));
    }
  }

  /** Whose rights a call has: the role of its Credentials, or else the state machine's. */
  private static @Nullable String role(Track track) {
    JsonNode credentials = credentials(track);
    JsonNode role = credentials == null ? null : credentials.get("RoleArn");
    return role == null ? track.run.roleArn() : role.asText();
  }

  private static @Nullable JsonNode credentials(Track track) {
    return track.state() instanceof TaskState task && task.credentials() != null
        ? task.credentials().evaluate(track.scope(DataFlow.effectiveInput(track)))
        : null;
  }

  private static String newToken(Track track) {
    byte[] bytes = new byte[TOKEN_BYTES];
    track.run.random().nextBytes(bytes);
    return "AQCEAAAAKgAAAAM" + Base64.getEncoder().encodeToString(bytes);
  }

  /** A call of a service integration under way. */
  private record IntegrationCall(
      Track track,
      Resource.Integration integration,
      TaskEvents.Integration events,
      TaskWork work,
      JsonNode parameters) {

    void answered(JsonNode raw) {
      JsonNode result = Integrations.result(integration, raw);
      String failure = Integrations.failure(integration, raw);
      if (failure != null) {
        work.completeExceptionally(failure, Json.text(raw));
      } else if (integration.pattern() == Pattern.WAIT_FOR_TASK_TOKEN) {
        track.run.submit(
            () -> {
              if (work.isOpen()) {
                events.submitted(track, result);
              }
            });
      } else {
        work.complete(result);
      }
    }
  }

  /** Takes the answer of the port to the work that asked. */
  private record Answer(
      TaskWork work, java.util.function.Consumer<JsonNode> onSuccess, String prefix)
      implements ServiceCallback {
    @Override
    public void succeeded(JsonNode result) {
      onSuccess.accept(result);
    }

    @Override
    public void failed(String error, String cause) {
      work.completeExceptionally(Integrations.errorName(prefix, error, cause), cause);
    }
  }
}
