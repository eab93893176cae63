package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.state.Resource;
import dev.baton.asl.state.State.Common;
import dev.baton.asl.state.TaskState;
import org.jspecify.annotations.Nullable;

/** Reads Task states. */
final class TaskParser {
  private final SettingParser settings;

  TaskParser(SettingParser settings) {
    this.settings = settings;
  }

  @Nullable TaskState parse(Common common, Fields fields) {
    fields.require("Resource");
    String arn = fields.text("Resource");
    Resource resource = arn == null ? null : ResourceParser.parse(arn);
    if (arn != null && resource == null) {
      fields.fault(
          "Resource",
          "The resource provided %s is not recognized. The value is not a valid resource ARN, or"
                  .formatted(arn)
              + " the resource is not available in this region.");
    }
    TaskState state =
        new TaskState(
            common,
            resource == null ? new Resource.Function("") : resource,
            settings.numberOrPath(fields, "TimeoutSeconds", "TimeoutSecondsPath"),
            settings.numberOrPath(fields, "HeartbeatSeconds", "HeartbeatSecondsPath"),
            credentials(fields),
            HandlersParser.parse(fields));
    return resource == null ? null : state;
  }

  private static @Nullable Expression credentials(Fields fields) {
    ObjectNode credentials = fields.object("Credentials");
    if (credentials == null) {
      return null;
    }
    if (!credentials.has("RoleArn") && !credentials.has("RoleArn.$")) {
      fields.fault("Credentials", "The field 'RoleArn' is required but was missing");
    }
    return TemplateParser.parse(fields, "Credentials");
  }
}
