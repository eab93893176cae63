package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.wire.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the resource of requests that name it in one member, for services that do not say it
 * themselves: Service Authorization Reference, "Resource types" of each.
 */
final class NamedResources {
  /** Where a resource is named, and how its ARN goes on after the account. */
  private record Place(String member, String prefix) {}

  private static final Map<String, List<Place>> PLACES =
      Map.of(
          "kms", List.of(new Place("KeyId", "key/"), new Place("TargetKeyId", "key/")),
          "sns",
              List.of(new Place("TopicArn", ""), new Place("TargetArn", ""), new Place("Name", "")),
          "ssm", List.of(new Place("Name", "parameter/"), new Place("Path", "parameter/")),
          "secretsmanager", List.of(new Place("SecretId", "secret:"), new Place("Name", "secret:")),
          "logs", List.of(new Place("logGroupName", "log-group:")),
          "sts", List.of(new Place("RoleArn", "")));

  private final CloudContext cloud;

  NamedResources(CloudContext cloud) {
    this.cloud = cloud;
  }

  /** The permission for the resource that is named; the same where none is or it is known. */
  Permission of(AwsRequest request, Permission permission) {
    List<Place> places = PLACES.get(request.service());
    if (places == null || !permission.resource().equals("*")) {
      return permission;
    }
    JsonNode body = Json.parseOrNull(request.body());
    for (Place place : places) {
      String value = member(request, body, place.member());
      if (value != null) {
        return new Permission(
            permission.action(), arn(request.service(), place, value), facts(request, body));
      }
    }
    return permission;
  }

  private String arn(String service, Place place, String value) {
    if (value.startsWith("arn:")) {
      return value;
    }
    String name = value.startsWith("/") ? value.substring(1) : value;
    return cloud.arn(service, place.prefix() + name);
  }

  private static @Nullable String member(AwsRequest request, @Nullable JsonNode body, String name) {
    if (body != null) {
      return body.path(name).isTextual() ? body.path(name).asText() : null;
    }
    for (String field : request.text().split("&", -1)) {
      if (field.startsWith(name + "=")) {
        String value = field.substring(name.length() + 1);
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
      }
    }
    return null;
  }

  private static Map<String, List<String>> facts(AwsRequest request, @Nullable JsonNode body) {
    Map<String, List<String>> facts = new HashMap<>();
    if (body != null && request.service().equals("kms")) {
      body.path("EncryptionContext")
          .properties()
          .forEach(
              pair ->
                  facts.put(
                      "kms:encryptioncontext:" + pair.getKey().toLowerCase(Locale.ROOT),
                      List.of(pair.getValue().asText())));
    }
    return facts;
  }
}
