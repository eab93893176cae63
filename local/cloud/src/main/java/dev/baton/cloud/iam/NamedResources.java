package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Cbor;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.wire.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the resources of requests that name them in one member, for services that do not say it
 * themselves: Service Authorization Reference, "Resource types" of each.
 */
final class NamedResources {
  /**
   * Where resources are named.
   *
   * @param member a text or a list of texts
   * @param before what an ARN says between the account and the name
   * @param after the name
   */
  private record Place(String member, String before, String after) {
    Place(String member, String before) {
      this(member, before, "");
    }
  }

  /** The service as IAM names it, with its places; the first that a request has counts. */
  private record Naming(String service, List<Place> places) {}

  private static final Map<String, Naming> NAMINGS =
      Map.of(
          "sns",
          new Naming(
              "sns",
              List.of(
                  new Place("TopicArn", ""),
                  new Place("TargetArn", ""),
                  new Place("ResourceArn", ""),
                  new Place("Name", ""))),
          "ssm",
          new Naming(
              "ssm",
              List.of(
                  new Place("Name", "parameter/"),
                  new Place("Names", "parameter/"),
                  new Place("Path", "parameter/"),
                  new Place("ResourceId", "parameter/"))),
          "logs",
          new Naming(
              "logs",
              List.of(
                  new Place("logGroupName", "log-group:", ":log-stream:"),
                  new Place("logGroupIdentifier", "log-group:", ":log-stream:"),
                  new Place("resourceArn", ""))),
          "monitoring",
          new Naming(
              "cloudwatch",
              List.of(
                  new Place("AlarmName", "alarm:"),
                  new Place("AlarmNames", "alarm:"),
                  new Place("ResourceARN", ""))),
          "iam",
          new Naming(
              "iam",
              List.of(
                  new Place("RoleName", "role/"),
                  new Place("PolicyArn", ""),
                  new Place("PolicyName", "policy/"))),
          "sts",
          new Naming("sts", List.of(new Place("RoleArn", ""))));

  private final CloudContext cloud;

  NamedResources(CloudContext cloud) {
    this.cloud = cloud;
  }

  /** A permission for each resource that is named; the same where none is or it is known. */
  List<Permission> of(AwsRequest request, Permission permission) {
    Naming naming = NAMINGS.get(request.service());
    if (naming == null || !permission.resource().equals("*")) {
      return List.of(permission);
    }
    String action = naming.service() + ":" + single(request.action());
    boolean cbor = request.header("smithy-protocol") != null;
    JsonNode body = cbor ? Cbor.parseOrNull(request.body()) : Json.parseOrNull(request.body());
    for (Place place : naming.places()) {
      List<String> values = members(request, body, place.member());
      if (!values.isEmpty()) {
        return values.stream()
            .map(value -> new Permission(action, arn(naming, place, value, body)))
            .toList();
      }
    }
    List<String> namespaces = members(request, body, "Namespace");
    return List.of(new Permission(action, "*", Map.of("cloudwatch:namespace", namespaces)));
  }

  /** Who may publish one message may publish several. */
  private static String single(String action) {
    return action.equals("PublishBatch") ? "Publish" : action;
  }

  private String arn(Naming naming, Place place, String value, @Nullable JsonNode body) {
    if (value.startsWith("arn:")) {
      return value;
    }
    boolean path = place.before().endsWith("/") && value.startsWith("/");
    String name = place.before() + (path ? value.substring(1) : value) + place.after();
    String stream = body == null ? "" : body.path("logStreamName").asText();
    if (naming.service().equals("iam")) {
      return "arn:aws:iam::" + cloud.account() + ":" + name;
    }
    return cloud.arn(naming.service(), name + (place.after().isEmpty() ? "" : stream));
  }

  private static List<String> members(AwsRequest request, @Nullable JsonNode body, String name) {
    List<String> values = new ArrayList<>();
    if (body != null) {
      JsonNode member = body.path(name);
      if (member.isTextual()) {
        values.add(member.asText());
      }
      if (member.isArray()) {
        member.forEach(each -> values.add(each.asText()));
      }
      return values;
    }
    for (String field : request.text().split("&", -1)) {
      if (field.startsWith(name + "=") || field.startsWith(name + ".member.")) {
        values.add(decoded(field.substring(field.indexOf('=') + 1)));
      }
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // the service says that it is malformed
    }
  }
}
