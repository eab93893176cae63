package dev.baton.cloud.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.kms.KeyCalls;
import dev.baton.cloud.record.Records;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All parameters by name; the record of one holds what all its versions share, and the versions
 * under {@code Versions}, oldest first. Guarded by itself where something is read and then written.
 */
final class Parameters {
  static final String MANAGED_KEY = "alias/aws/ssm";

  private final CloudContext context;
  private final Records records;
  private final KeyCalls keys;

  Parameters(CloudContext context) {
    this.context = context;
    records = Records.of(context, "ssm-parameters");
    keys = new KeyCalls(context, "ssm");
  }

  CloudContext context() {
    return context;
  }

  KeyCalls keys() {
    return keys;
  }

  Map<String, ObjectNode> all() {
    return records.all();
  }

  @Nullable ObjectNode find(String name) {
    return records.get(name);
  }

  /** The parameter of a name or an ARN. */
  ObjectNode get(String nameOrArn) {
    ObjectNode found = records.get(nameOf(nameOrArn));
    if (found == null) {
      throw missing();
    }
    return found;
  }

  void put(ObjectNode parameter) {
    records.put(parameter.path("Name").asText(), parameter);
  }

  boolean remove(String nameOrArn) {
    String name = nameOf(nameOrArn);
    boolean there = records.has(name);
    records.remove(name);
    return there;
  }

  String arn(String name) {
    return context.arn("ssm", "parameter" + (name.startsWith("/") ? "" : "/") + name);
  }

  /** The name in an ARN, which has lost the slash of a name without any other. */
  private String nameOf(String nameOrArn) {
    if (!nameOrArn.startsWith("arn:")) {
      return nameOrArn;
    }
    String path = nameOrArn.substring(nameOrArn.indexOf(":parameter") + ":parameter".length());
    return records.has(path) ? path : path.substring(1);
  }

  static JsonNode latest(ObjectNode parameter) {
    JsonNode versions = parameter.path("Versions");
    return versions.path(versions.size() - 1);
  }

  static AwsException missing() {
    return AwsException.badRequest("ParameterNotFound", "");
  }
}
