package dev.baton.cloud.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.Deployer;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import java.util.List;
import java.util.Map;

/** Makes the tables of a template; one that is there already keeps its items. */
final class TableProvider implements ResourceProvider {
  private static final String ON_DEMAND = "PAY_PER_REQUEST";
  private static final String BACKUP = "the laptop's tables are not backed up";
  private static final String AT_REST = "the laptop's tables are not encrypted at rest";
  private static final String ONE_REGION = "there is one region";
  private static final String METRICS = "insights are not collected here";

  private static final ResourceType TABLE =
      common("AWS::DynamoDB::Table")
          .ignores("PointInTimeRecoverySpecification", BACKUP)
          .ignores("ContributorInsightsSpecification", METRICS)
          .honours("DeletionProtectionEnabled")
          .ignores("TableClass", "it only changes the price")
          .ignores("Tags", "nothing here selects by tag");

  private static final ResourceType GLOBAL_TABLE =
      common("AWS::DynamoDB::GlobalTable").ignores("Replicas", ONE_REGION);

  private static final List<String> PASSED =
      List.of(
          "KeySchema",
          "AttributeDefinitions",
          "GlobalSecondaryIndexes",
          "LocalSecondaryIndexes",
          "StreamSpecification",
          "ProvisionedThroughput");

  private final CloudContext context;
  private final Principal deployer;

  TableProvider(CloudContext context) {
    this.context = context;
    this.deployer =
        Principal.service(
            "cloudformation.amazonaws.com", context.arn("cloudformation", "stack"), null);
  }

  private static ResourceType common(String type) {
    return ResourceType.of(type)
        .honours(
            "TableName",
            "KeySchema",
            "AttributeDefinitions",
            "BillingMode",
            "GlobalSecondaryIndexes",
            "LocalSecondaryIndexes",
            "StreamSpecification",
            "ProvisionedThroughput",
            "TimeToLiveSpecification")
        .ignores("SSESpecification", AT_REST);
  }

  @Override
  public List<ResourceType> types() {
    return List.of(TABLE, GLOBAL_TABLE);
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    String name = request.nameOr("TableName");
    ObjectNode spec = Json.object();
    spec.put("TableName", name);
    for (String member : PASSED) {
      if (request.properties().has(member)) {
        spec.set(member, numbers(request.properties().get(member)));
      }
    }
    spec.put("BillingMode", billing(request));
    AwsResponse made = call("CreateTable", spec);
    if (made.text().contains("ResourceInUseException")) {
      new TableUpdate(name, spec, this::call).run();
    } else {
      requireDone(made);
    }
    timeToLive(name, request.properties().path("TimeToLiveSpecification"));
    ObjectNode which = Json.object().put("TableName", name);
    JsonNode table = Json.parse(call("DescribeTable", which).text()).path("Table");
    return new Provisioned(
        name,
        Map.of(
            "Arn", context.arn("dynamodb", "table/" + name),
            "StreamArn", table.path("LatestStreamArn").asText("")));
  }

  private static String billing(ResourceRequest request) {
    JsonNode given = request.properties().path("BillingMode");
    if (!request.type().endsWith("GlobalTable")) {
      return given.asText("PROVISIONED");
    }
    String mode = given.asText(ON_DEMAND);
    if (!mode.equals(ON_DEMAND)) {
      throw new IllegalArgumentException(
          "BillingMode is " + mode + "; global tables of the embedded cloud are " + ON_DEMAND);
    }
    return mode;
  }

  static void requireDone(AwsResponse answer) {
    if (!answer.ok()) {
      JsonNode error = Json.parse(answer.text());
      throw new IllegalArgumentException(
          error.path("message").asText(error.path("Message").asText()));
    }
  }

  private void timeToLive(String name, JsonNode specification) {
    if (specification.path("Enabled").asBoolean()
        || specification.path("Enabled").asText().equals("true")) {
      ObjectNode update = Json.object();
      update.put("TableName", name);
      update
          .putObject("TimeToLiveSpecification")
          .put("Enabled", true)
          .set("AttributeName", specification.path("AttributeName"));
      call("UpdateTimeToLive", update);
    }
  }

  /** CloudFormation takes numbers as text as well, the API does not. */
  private static JsonNode numbers(JsonNode value) {
    if (value instanceof ObjectNode object) {
      for (String unit : List.of("ReadCapacityUnits", "WriteCapacityUnits")) {
        if (object.path(unit).isTextual()) {
          object.put(unit, object.path(unit).asInt());
        }
      }
      if (object.has("StreamViewType")) {
        object.put("StreamEnabled", true);
      }
    }
    return value;
  }

  private AwsResponse call(String action, ObjectNode body) {
    return context.door().handle(AwsRequest.json(deployer, "dynamodb", action, body.toString()));
  }

  @Override
  public Provisioned update(ResourceRequest request, MadeResource before) {
    JsonNode expiry = before.request().properties().path("TimeToLiveSpecification");
    if (!expiry.equals(request.properties().path("TimeToLiveSpecification"))) {
      ObjectNode off = Json.object().put("TableName", before.provisioned().ref());
      ObjectNode specification = off.putObject("TimeToLiveSpecification").put("Enabled", false);
      specification.set("AttributeName", expiry.path("AttributeName"));
      AwsResponse _ = call("UpdateTimeToLive", off);
    }
    return create(request);
  }

  @Override
  public void delete(MadeResource made) {
    JsonNode properties = made.request().properties();
    boolean guarded =
        properties.path("DeletionProtectionEnabled").asBoolean()
            || properties
                .path("Replicas")
                .findValuesAsText("DeletionProtectionEnabled")
                .contains("true");
    if (guarded) {
      throw new IllegalArgumentException("it is protected by DeletionProtectionEnabled");
    }
    ObjectNode table = Json.object().put("TableName", made.provisioned().ref());
    new Deployer(context).delete("dynamodb", "DeleteTable", table);
  }
}
