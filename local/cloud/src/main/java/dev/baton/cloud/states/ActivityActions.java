package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.RequestHold;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.Activity;
import dev.baton.engine.ActivityTask;
import dev.baton.engine.Engine;
import java.util.Map;

/** The actions upon activities, and those of their workers. */
final class ActivityActions {
  private final Engine engine;
  private final Tags tags;

  ActivityActions(Engine engine, Tags tags) {
    this.engine = engine;
    this.tags = tags;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "CreateActivity", (params, request) -> create(params),
        "DescribeActivity", (params, request) -> describe(params),
        "DeleteActivity", (params, request) -> delete(params),
        "ListActivities", (params, request) -> list(params),
        "GetActivityTask", (params, request) -> task(params));
  }

  private JsonNode create(Params params) {
    Tags.check(params.get("tags"));
    Activity made = engine.activities().create(params.text("name"));
    tags.create(made.arn(), params.get("tags"));
    return Json.object()
        .put("activityArn", made.arn())
        .put("creationDate", Times.seconds(made.creationDate()));
  }

  private JsonNode describe(Params params) {
    ObjectNode shown = summary(engine.activities().get(Arns.activity(params.text("activityArn"))));
    shown.putObject("encryptionConfiguration").put("type", "AWS_OWNED_KEY");
    return shown;
  }

  private static ObjectNode summary(Activity activity) {
    return Json.object()
        .put("activityArn", activity.arn())
        .put("name", activity.name())
        .put("creationDate", Times.seconds(activity.creationDate()));
  }

  private JsonNode delete(Params params) {
    String arn = Arns.activity(params.text("activityArn"));
    engine.activities().delete(arn);
    tags.delete(arn);
    return Json.object();
  }

  private JsonNode list(Params params) {
    return Pages.page(params, "activities", engine.activities().all(), ActivityActions::summary);
  }

  private JsonNode task(Params params) {
    String arn = Arns.activity(params.text("activityArn"));
    ActivityTask task =
        RequestHold.await(engine.activities().poll(arn, params.textOrNull("workerName")));
    return task == null
        ? Json.object()
        : Json.object().put("taskToken", task.token()).put("input", task.input());
  }
}
