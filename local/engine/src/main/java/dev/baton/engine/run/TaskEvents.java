package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.state.Resource;
import dev.baton.engine.history.Details;
import org.jspecify.annotations.Nullable;

/** The events of a Task, which are named after the kind of its resource. */
sealed interface TaskEvents {

  void scheduled(Track track, JsonNode input, @Nullable Long timeout, @Nullable Long heartbeat);

  void started(Track track);

  /** A worker has taken the task of an activity; other tasks are not taken. */
  default void taken(Track track, @Nullable String workerName) {
    started(track);
  }

  void succeeded(Track track, JsonNode output);

  void failed(Track track, @Nullable String error, @Nullable String cause);

  void timedOut(Track track, String error, @Nullable String cause);

  /** How messages about its result name the task. */
  String subject();

  /** A function named by its own ARN. */
  record Function(Resource.Function resource, @Nullable JsonNode credentials)
      implements TaskEvents {
    @Override
    public void scheduled(
        Track track, JsonNode input, @Nullable Long timeout, @Nullable Long heartbeat) {
      track.record(
          "LambdaFunctionScheduled",
          new Details.Scheduled(
              "lambdaFunctionScheduledEventDetails",
              resource.arn(),
              input,
              timeout,
              null,
              credentials));
    }

    @Override
    public void started(Track track) {
      track.record("LambdaFunctionStarted", null);
    }

    @Override
    public void succeeded(Track track, JsonNode output) {
      track.record(
          "LambdaFunctionSucceeded",
          new Details.Output("lambdaFunctionSucceededEventDetails", output));
    }

    @Override
    public void failed(Track track, @Nullable String error, @Nullable String cause) {
      track.record(
          "LambdaFunctionFailed",
          new Details.Failed("lambdaFunctionFailedEventDetails", error, cause));
    }

    @Override
    public void timedOut(Track track, String error, @Nullable String cause) {
      track.record(
          "LambdaFunctionTimedOut",
          new Details.Failed("lambdaFunctionTimedOutEventDetails", error, cause));
    }

    @Override
    public String subject() {
      return resource.arn();
    }
  }

  /** A service integration. */
  record Integration(Resource.Integration resource, @Nullable JsonNode credentials)
      implements TaskEvents {
    @Override
    public void scheduled(
        Track track, JsonNode input, @Nullable Long timeout, @Nullable Long heartbeat) {
      track.record(
          "TaskScheduled",
          new Details.TaskScheduled(
              resource.resourceType(),
              resource.resource(),
              track.run.host.region(),
              input,
              timeout,
              heartbeat,
              credentials));
    }

    @Override
    public void started(Track track) {
      track.record("TaskStarted", details("taskStartedEventDetails", null, null, null));
    }

    void submitted(Track track, JsonNode output) {
      track.record("TaskSubmitted", details("taskSubmittedEventDetails", output, null, null));
    }

    @Override
    public void succeeded(Track track, JsonNode output) {
      track.record("TaskSucceeded", details("taskSucceededEventDetails", output, null, null));
    }

    @Override
    public void failed(Track track, @Nullable String error, @Nullable String cause) {
      track.record("TaskFailed", details("taskFailedEventDetails", null, error, cause));
    }

    @Override
    public void timedOut(Track track, String error, @Nullable String cause) {
      track.record("TaskTimedOut", details("taskTimedOutEventDetails", null, error, cause));
    }

    @Override
    public String subject() {
      return resource.resourceType();
    }

    private Details details(
        String key, @Nullable JsonNode output, @Nullable String error, @Nullable String cause) {
      return new Details.Task(
          key, resource.resourceType(), resource.resource(), output, error, cause);
    }
  }

  /** An activity, whose worker tells when it starts. */
  record Activity(Resource.Activity resource) implements TaskEvents {
    @Override
    public void scheduled(
        Track track, JsonNode input, @Nullable Long timeout, @Nullable Long heartbeat) {
      track.record(
          "ActivityScheduled",
          new Details.Scheduled(
              "activityScheduledEventDetails", resource.arn(), input, timeout, heartbeat, null));
    }

    @Override
    public void started(Track track) {
      taken(track, null);
    }

    @Override
    public void taken(Track track, @Nullable String workerName) {
      track.record("ActivityStarted", new Details.ActivityStarted(workerName));
    }

    @Override
    public void succeeded(Track track, JsonNode output) {
      track.record(
          "ActivitySucceeded", new Details.Output("activitySucceededEventDetails", output));
    }

    @Override
    public void failed(Track track, @Nullable String error, @Nullable String cause) {
      track.record(
          "ActivityFailed", new Details.Failed("activityFailedEventDetails", error, cause));
    }

    @Override
    public void timedOut(Track track, String error, @Nullable String cause) {
      track.record(
          "ActivityTimedOut", new Details.Failed("activityTimedOutEventDetails", error, cause));
    }

    @Override
    public String subject() {
      return resource.arn();
    }
  }
}
