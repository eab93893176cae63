package dev.baton.cloud.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.Deployer;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import java.util.List;
import java.util.Map;

/** Makes the secrets of a template; one that is there already keeps its value. */
final class SecretProvider implements ResourceProvider {
  private static final String SECRET = "AWS::SecretsManager::Secret";

  private final Secrets secrets;

  SecretProvider(Secrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of(SECRET)
            .honours("Name", "Description", "KmsKeyId", "SecretString", "GenerateSecretString")
            .honours("Tags")
            .ignores("ReplicaRegions", "there is one region"),
        ResourceType.of("AWS::SecretsManager::ResourcePolicy")
            .honours("SecretId", "ResourcePolicy")
            .ignores("BlockPublicPolicy", "nobody from outside reaches a laptop"));
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    JsonNode given = request.properties();
    if (!request.type().equals(SECRET)) {
      ObjectNode put = Json.object().put("SecretId", given.path("SecretId").asText());
      put.put("ResourcePolicy", given.path("ResourcePolicy").toString());
      JsonNode _ = call("PutResourcePolicy", put);
      return new Provisioned(given.path("SecretId").asText(), Map.of());
    }
    String name = request.nameOr("Name");
    ObjectNode present = secrets.find(name);
    String arn = present == null ? create(name, given) : present.path("ARN").asText();
    return new Provisioned(arn, Map.of("Id", arn));
  }

  private String create(String name, JsonNode given) {
    ObjectNode body = given.deepCopy();
    body.put("Name", name);
    body.remove("ReplicaRegions");
    if (body.remove("GenerateSecretString") instanceof ObjectNode generate) {
      String password = Passwords.make(new Params(generate));
      ObjectNode template =
          Json.parseOrNull(generate.path("SecretStringTemplate").asText("")) instanceof ObjectNode o
              ? o
              : null;
      String key = generate.path("GenerateStringKey").asText();
      body.put(
          "SecretString", template == null ? password : template.put(key, password).toString());
    }
    return call("CreateSecret", body).path("ARN").asText();
  }

  @Override
  public Provisioned update(ResourceRequest request, MadeResource before) {
    Provisioned made = create(request);
    JsonNode given = request.properties();
    JsonNode old = before.request().properties();
    if (request.type().equals(SECRET) && made.ref().equals(before.provisioned().ref())) {
      ObjectNode change = Json.object().put("SecretId", made.ref());
      for (String member : List.of("Description", "KmsKeyId", "SecretString")) {
        if (!given.path(member).equals(old.path(member)) && given.has(member)) {
          change.set(member, given.path(member));
        }
      }
      JsonNode _ = call("UpdateSecret", change);
    }
    return made;
  }

  @Override
  public void delete(MadeResource made) {
    ObjectNode which = Json.object().put("SecretId", made.provisioned().ref());
    if (made.request().type().equals(SECRET)) {
      deployer()
          .delete("secretsmanager", "DeleteSecret", which.put("ForceDeleteWithoutRecovery", true));
    } else {
      deployer().delete("secretsmanager", "DeleteResourcePolicy", which);
    }
  }

  private Deployer deployer() {
    return new Deployer(secrets.context());
  }

  private JsonNode call(String action, ObjectNode body) {
    return deployer().call("secretsmanager", action, body);
  }
}
