package dev.baton.cloud.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The actions upon the values of secrets: their versions, and the stages that point at them. */
final class ValueActions {
  private static final int LONGEST = 65_536;
  private static final Paging PAGES =
      new Paging("NextToken", "NextToken", "MaxResults", 100, "InvalidNextTokenException");

  private final Secrets secrets;

  ValueActions(Secrets secrets) {
    this.secrets = secrets;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "GetSecretValue",
        this::get,
        "BatchGetSecretValue",
        this::getSome,
        "PutSecretValue",
        this::put,
        "UpdateSecretVersionStage",
        (params, request) -> move(params),
        "ListSecretVersionIds",
        (params, request) -> list(params),
        "GetRandomPassword",
        (params, request) -> password(params));
  }

  private JsonNode get(Params params, AwsRequest request) {
    ObjectNode secret = secrets.live(params.text("SecretId"));
    return value(secret, params, request);
  }

  private ObjectNode value(ObjectNode secret, Params params, AwsRequest request) {
    String id = params.textOrNull("VersionId");
    String stage = params.textOrNull("VersionStage");
    String wanted = stage == null && id == null ? Secrets.CURRENT : stage;
    for (var entry : secret.path("Versions").properties()) {
      JsonNode version = entry.getValue();
      boolean byId = id == null || id.equals(entry.getKey());
      if (byId && (wanted == null || hasStage(version, wanted))) {
        return shown(secret, entry.getKey(), version, request);
      }
    }
    throw Secrets.missing(
        "Secrets Manager can't find the specified secret value for "
            + (id == null ? "staging label: " + wanted : "VersionId: " + id));
  }

  private ObjectNode shown(ObjectNode secret, String id, JsonNode version, AwsRequest request) {
    String text = secrets.open(request.caller(), secret, version, id);
    ObjectNode answer = Secrets.named(secret).put("VersionId", id);
    answer.put(version.path("Binary").asBoolean() ? "SecretBinary" : "SecretString", text);
    answer.set("VersionStages", version.path("Stages"));
    answer.set("CreatedDate", version.path("CreatedDate"));
    return answer;
  }

  private JsonNode getSome(Params params, AwsRequest request) {
    ObjectNode answer = Json.object();
    ArrayNode values = answer.putArray("SecretValues");
    ArrayNode errors = answer.putArray("Errors");
    for (String id : params.texts("SecretIdList")) {
      try {
        values.add(value(secrets.live(id), new Params(Json.object()), request));
      } catch (AwsException e) {
        errors
            .addObject()
            .put("SecretId", id)
            .put("ErrorCode", e.code())
            .put("Message", e.getMessage());
      }
    }
    return answer;
  }

  private JsonNode put(Params params, AwsRequest request) {
    synchronized (secrets) {
      ObjectNode secret = secrets.live(params.text("SecretId"));
      String id = add(secret, params, request);
      secrets.put(secret);
      ObjectNode answer = Secrets.named(secret).put("VersionId", id);
      answer.set("VersionStages", secret.path("Versions").path(id).path("Stages"));
      return answer;
    }
  }

  /** Adds the version that a request describes, and moves the stages to it; returns its id. */
  String add(ObjectNode secret, Params params, AwsRequest request) {
    boolean binary = params.has("SecretBinary");
    if (binary == params.has("SecretString")) {
      throw AwsException.badRequest(
          binary ? "InvalidParameterException" : "InvalidRequestException",
          "You must provide either SecretString or SecretBinary.");
    }
    String text = params.text(binary ? "SecretBinary" : "SecretString");
    if (text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw AwsException.badRequest(
          "ValidationException",
          "1 validation error detected: Value at 'secretString' failed to satisfy constraint:"
              + " Member must have length between 1 and 65536");
    }
    String id = params.textOr("ClientRequestToken", secrets.newVersionId());
    ObjectNode versions = secret.withObjectProperty("Versions");
    if (versions.has(id)) {
      String present = secrets.open(request.caller(), secret, versions.path(id), id);
      if (present.equals(text)) {
        return id;
      }
      throw AwsException.badRequest(
          "ResourceExistsException",
          "A version with the ClientRequestToken " + id + " already exists with another value.");
    }
    ObjectNode version = versions.putObject(id).put("Binary", binary);
    version.put("Sealed", secrets.seal(request.caller(), secret, text, id));
    version.put("KmsKeyId", Secrets.key(secret));
    version.set("CreatedDate", Timestamps.seconds(secrets.context().clock().now()));
    version.putArray("Stages");
    boolean first = versions.size() == 1;
    List<String> asked = params.texts("VersionStages");
    List<String> stages = asked.isEmpty() || first ? List.of(Secrets.CURRENT) : asked;
    stages.forEach(stage -> stage(versions, stage, id));
    asked.forEach(stage -> stage(versions, stage, id));
    secrets.touch(secret);
    forgetUnstaged(versions);
    return id;
  }

  /** Points a stage at a version; what was current before becomes the previous one. */
  private static void stage(ObjectNode versions, String stage, @Nullable String id) {
    String before = holder(versions, stage);
    if (before != null && !before.equals(id)) {
      versions.path(before).withArrayProperty("Stages").removeIf(s -> s.asText().equals(stage));
      if (stage.equals(Secrets.CURRENT) && id != null) {
        stage(versions, Secrets.PREVIOUS, before);
      }
    }
    if (id != null && !id.equals(before)) {
      ((ArrayNode) versions.path(id).path("Stages")).add(stage);
      if (stage.equals(Secrets.CURRENT)) {
        versions
            .path(id)
            .withArrayProperty("Stages")
            .removeIf(s -> s.asText().equals(Secrets.PREVIOUS));
      }
    }
  }

  private static @Nullable String holder(ObjectNode versions, String stage) {
    for (var entry : versions.properties()) {
      if (hasStage(entry.getValue(), stage)) {
        return entry.getKey();
      }
    }
    return null;
  }

  private static boolean hasStage(JsonNode version, String stage) {
    for (JsonNode each : version.path("Stages")) {
      if (each.asText().equals(stage)) {
        return true;
      }
    }
    return false;
  }

  /** Secrets Manager keeps up to a hundred versions without a stage. */
  private static void forgetUnstaged(ObjectNode versions) {
    var each = versions.properties().iterator();
    while (versions.size() > 100 && each.hasNext()) {
      if (each.next().getValue().path("Stages").isEmpty()) {
        each.remove();
      }
    }
  }

  private JsonNode move(Params params) {
    String stage = params.text("VersionStage");
    String to = params.textOrNull("MoveToVersionId");
    String from = params.textOrNull("RemoveFromVersionId");
    synchronized (secrets) {
      ObjectNode secret = secrets.live(params.text("SecretId"));
      ObjectNode versions = secret.withObjectProperty("Versions");
      String holder = holder(versions, stage);
      if (to != null && !versions.has(to)) {
        throw Secrets.missing("Secrets Manager can't find the specified secret version: " + to);
      }
      boolean wrong =
          from == null ? to != null && holder != null && !holder.equals(to) : !from.equals(holder);
      if (wrong) {
        throw AwsException.badRequest(
            "InvalidParameterException",
            "The parameter RemoveFromVersionId must be the version that " + stage + " is on.");
      }
      if (to == null && stage.equals(Secrets.CURRENT)) {
        throw AwsException.badRequest(
            "InvalidParameterException", "You can't remove AWSCURRENT without moving it.");
      }
      stage(versions, stage, to);
      secrets.touch(secret);
      secrets.put(secret);
      return Secrets.named(secret);
    }
  }

  private JsonNode list(Params params) {
    ObjectNode secret = secrets.get(params.text("SecretId"));
    Map<String, JsonNode> shown = new TreeMap<>();
    for (var entry : secret.path("Versions").properties()) {
      JsonNode stages = entry.getValue().path("Stages");
      if (!stages.isEmpty() || params.flag("IncludeDeprecated")) {
        ObjectNode version = Json.object().put("VersionId", entry.getKey());
        version.set("VersionStages", stages);
        version.set("CreatedDate", entry.getValue().path("CreatedDate"));
        shown.put(entry.getKey(), version);
      }
    }
    return PAGES.page(params, "Versions", shown).setAll(Secrets.named(secret));
  }

  private static JsonNode password(Params params) {
    return Json.object().put("RandomPassword", Passwords.make(params));
  }
}
