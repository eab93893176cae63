package dev.baton.cloud.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.Deployer;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.wire.Json;
import java.util.List;
import java.util.Map;

/** Makes the keys and aliases of a template; a key has the same id in every cloud. */
final class KeyProvider implements ResourceProvider {
  private static final String KEY = "AWS::KMS::Key";

  private final Keys keys;

  KeyProvider(Keys keys) {
    this.keys = keys;
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of(KEY)
            .honours("Description", "Enabled", "EnableKeyRotation", "KeyPolicy", "Tags")
            .honours("PendingWindowInDays")
            .ignores("KeySpec", "there are symmetric keys only")
            .ignores("KeyUsage", "there are symmetric keys only")
            .ignores("MultiRegion", "there is one region")
            .ignores("BypassPolicyLockoutSafetyCheck", "nobody is locked out of a laptop")
            .ignores("RotationPeriodInDays", "a key is not old enough here to be rotated"),
        ResourceType.of("AWS::KMS::Alias").honours("AliasName", "TargetKeyId"));
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    JsonNode properties = request.properties();
    if (!request.type().equals(KEY)) {
      String name = properties.path("AliasName").asText();
      String id =
          KeyActions.data(keys.find(properties.path("TargetKeyId").asText()))
              .path("KeyId")
              .asText();
      keys.putAlias(name, id);
      return Provisioned.withArn(name, keys.context().arn("kms", name));
    }
    String id = Keys.idOf(request.stack(), request.logicalId());
    JsonNode policy = properties.has("KeyPolicy") ? properties.path("KeyPolicy") : keys.policy();
    ObjectNode key = keys.create(id, properties.path("Description").asText(""), policy);
    boolean enabled = properties.path("Enabled").asBoolean(true);
    KeyActions.data(key)
        .put("Description", properties.path("Description").asText(""))
        .put("Enabled", enabled)
        .put("KeyState", enabled ? "Enabled" : "Disabled")
        .remove("DeletionDate");
    key.put("Policy", policy.toString());
    key.put("Rotates", properties.path("EnableKeyRotation").asBoolean());
    ArrayNode tags = key.putArray("Tags");
    for (JsonNode tag : properties.path("Tags")) {
      tags.addObject()
          .put("TagKey", tag.path("Key").asText())
          .put("TagValue", tag.path("Value").asText());
    }
    keys.put(key);
    String arn = KeyActions.data(key).path("Arn").asText();
    return new Provisioned(id, Map.of("Arn", arn, "KeyId", id));
  }

  @Override
  public void delete(MadeResource made) {
    Deployer deployer = new Deployer(keys.context());
    String ref = made.provisioned().ref();
    if (made.request().type().equals(KEY)) {
      int days = made.request().properties().path("PendingWindowInDays").asInt(30);
      ObjectNode which = Json.object().put("KeyId", ref).put("PendingWindowInDays", days);
      deployer.delete("kms", "ScheduleKeyDeletion", which);
    } else {
      deployer.delete("kms", "DeleteAlias", Json.object().put("AliasName", ref));
    }
  }
}
