package dev.baton.engine.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells beyond its type; values are kept as they are and turned to text when read.
 */
public sealed interface Details {

  /** The member of the event that holds these details. */
  String key();

  ObjectNode toJson();

  private static ObjectNode with(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
    return json;
  }

  private static ObjectNode payload(ObjectNode json, String name, JsonNode value) {
    json.put(name, Json.text(value));
    json.putObject(name + "Details").put("truncated", false);
    return json;
  }

  /** The start of the execution. */
  record Started(JsonNode input, @Nullable String roleArn) implements Details {
    @Override
    public String key() {
      return "executionStartedEventDetails";
    }

    @Override
    public ObjectNode toJson() {
      return with(payload(Json.object(), "input", input), "roleArn", roleArn);
    }
  }

  /** The success of the execution. */
  record Succeeded(JsonNode output) implements Details {
    @Override
    public String key() {
      return "executionSucceededEventDetails";
    }

    @Override
    public ObjectNode toJson() {
      return payload(Json.object(), "output", output);
    }
  }

  /** A task of an activity that a worker has taken. */
  record ActivityStarted(@Nullable String workerName) implements Details {
    @Override
    public String key() {
      return "activityStartedEventDetails";
    }

    @Override
    public ObjectNode toJson() {
      return with(Json.object(), "workerName", workerName);
    }
  }

  /** An error and its cause, for the events that tell nothing else. */
  record Failed(String key, @Nullable String error, @Nullable String cause) implements Details {
    @Override
    public ObjectNode toJson() {
      return with(with(Json.object(), "error", error), "cause", cause);
    }
  }

  /** A state that is entered. */
  record Entered(String name, JsonNode input) implements Details {
    @Override
    public String key() {
      return "stateEnteredEventDetails";
    }

    @Override
    public ObjectNode toJson() {
      return payload(Json.object().put("name", name), "input", input);
    }
  }

  /** A state that is left, with the variables it assigned. */
  record Exited(String name, JsonNode output, @Nullable JsonNode assigned) implements Details {
    @Override
    public String key() {
      return "stateExitedEventDetails";
    }

    @Override
    public ObjectNode toJson() {
      ObjectNode json = payload(Json.object().put("name", name), "output", output);
      if (assigned != null) {
        ObjectNode variables = json.putObject("assignedVariables");
        Iterator<Map.Entry<String, JsonNode>> members = assigned.properties().iterator();
        while (members.hasNext()) {
          Map.Entry<String, JsonNode> member = members.next();
          variables.put(member.getKey(), Json.text(member.getValue()));
        }
        json.putObject("assignedVariablesDetails").put("truncated", false);
      }
      return json;
    }
  }

  /** An expression that failed. */
  record EvaluationFailed(String error, String cause, String location, String state)
      implements Details {
    @Override
    public String key() {
      return "evaluationFailedEventDetails";
    }

    @Override
    public ObjectNode toJson() {
      return Json.object()
          .put("cause", cause)
          .put("error", error)
          .put("location", location)
          .put("state", state);
    }
  }

  /** A function or activity that is to be called. */
  record Scheduled(
      String key,
      String resource,
      JsonNode input,
      @Nullable Long timeoutInSeconds,
      @Nullable Long heartbeatInSeconds,
      @Nullable JsonNode credentials)
      implements Details {
    public Scheduled(
        String key,
        String resource,
        JsonNode input,
        @Nullable Long timeoutInSeconds,
        @Nullable Long heartbeatInSeconds) {
      this(key, resource, input, timeoutInSeconds, heartbeatInSeconds, null);
    }

    @Override
    public ObjectNode toJson() {
      ObjectNode json = payload(Json.object().put("resource", resource), "input", input);
      if (timeoutInSeconds != null) {
        json.put("timeoutInSeconds", timeoutInSeconds);
      }
      if (heartbeatInSeconds != null) {
        json.put("heartbeatInSeconds", heartbeatInSeconds);
      }
      if (credentials != null) {
        json.putObject("taskCredentials").set("roleArn", credentials.path("RoleArn"));
      }
      return json;
    }
  }

  /** The answer of a function or activity. */
  record Output(String key, JsonNode output) implements Details {
    @Override
    public ObjectNode toJson() {
      return payload(Json.object(), "output", output);
    }
  }

  /** A call of a service integration that is to be made. */
  record TaskScheduled(
      String resourceType,
      String resource,
      String region,
      JsonNode parameters,
      @Nullable Long timeoutInSeconds,
      @Nullable Long heartbeatInSeconds,
      @Nullable JsonNode credentials)
      implements Details {
    @Override
    public String key() {
      return "taskScheduledEventDetails";
    }

    @Override
    public ObjectNode toJson() {
      ObjectNode json = Json.object().put("resourceType", resourceType).put("resource", resource);
      json.put("region", region).put("parameters", Json.text(parameters));
      if (timeoutInSeconds != null) {
        json.put("timeoutInSeconds", timeoutInSeconds);
      }
      if (heartbeatInSeconds != null) {
        json.put("heartbeatInSeconds", heartbeatInSeconds);
      }
      if (credentials != null) {
        json.putObject("taskCredentials").set("roleArn", credentials.path("RoleArn"));
      }
      return json;
    }
  }

  /** A further step of a service integration; output, error and cause as the step has them. */
  record Task(
      String key,
      String resourceType,
      String resource,
      @Nullable JsonNode output,
      @Nullable String error,
      @Nullable String cause)
      implements Details {
    @Override
    public ObjectNode toJson() {
      ObjectNode json = Json.object().put("resourceType", resourceType).put("resource", resource);
      if (output != null) {
        payload(json, "output", output);
      }
      return with(with(json, "error", error), "cause", cause);
    }
  }

  /** A Map whose items are known. */
  record MapStarted(int length) implements Details {
    @Override
    public String key() {
      return "mapStateStartedEventDetails";
    }

    @Override
    public ObjectNode toJson() {
      return Json.object().put("length", length);
    }
  }

  /** An execution that goes on after it had ended. */
  record Redriven(int redriveCount) implements Details {
    @Override
    public String key() {
      return "executionRedrivenEventDetails";
    }

    @Override
    public ObjectNode toJson() {
      return Json.object().put("redriveCount", redriveCount);
    }
  }

  /** The run of a distributed Map that goes on after it had ended. */
  record MapRunRedriven(String mapRunArn, int redriveCount) implements Details {
    @Override
    public String key() {
      return "mapRunRedrivenEventDetails";
    }

    @Override
    public ObjectNode toJson() {
      return Json.object().put("mapRunArn", mapRunArn).put("redriveCount", redriveCount);
    }
  }

  /** One iteration of a Map. */
  record Iteration(String key, String name, int index) implements Details {
    @Override
    public ObjectNode toJson() {
      return Json.object().put("name", name).put("index", index);
    }
  }

  /** The run of a distributed Map. */
  record MapRun(String key, String mapRunArn) implements Details {
    @Override
    public ObjectNode toJson() {
      return Json.object().put("mapRunArn", mapRunArn);
    }
  }
}
