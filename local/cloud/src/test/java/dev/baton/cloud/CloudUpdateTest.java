package dev.baton.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.assembly.AssemblyException;
import dev.baton.cloud.assembly.AssemblyOnDisk;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.wire.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cloud that is given another assembly while it runs. */
class CloudUpdateTest {
  private static final String ORDERS =
      """
      "Orders": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "orders",
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}]}}
      """;
  private static final String QUEUE =
      """
      "Queue": {"Type": "AWS::SQS::Queue",
                "Properties": {"QueueName": "orders", "VisibilityTimeout": %s}}
      """;
  private static final String MACHINE =
      """
      "Role": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "machine",
        "AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
          "Principal": {"Service": "states.amazonaws.com"}}]},
        "Policies": [{"PolicyName": "own", "PolicyDocument": {"Statement": [
          {"Effect": "Allow", "Action": "%s", "Resource": "*"}]}}]}},
      "Machine": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {
        "StateMachineName": "orders", "RoleArn": {"Fn::GetAtt": ["Role", "Arn"]},
        "DefinitionString": {"Fn::Sub": ["%s", {"To": {"Ref": "Queue"}}]}}}
      """;
  private static final String WAITS =
      """
      {'StartAt': 'Ask', 'States': {'Ask': {'Type': 'Task',
       'Resource': 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
       'Parameters': {'QueueUrl': '${To}', 'MessageBody.$': '$$.Task.Token'}, 'End': true}}}\
      """;
  private static final String PASSES =
      "{'StartAt': 'Now', 'States': {'Now': {'Type': 'Pass', 'Result': 2, 'End': true}}}";
  private static final String FUNCTION =
      """
      "Function": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "probe",
        "Runtime": "java25", "Code": {"S3Bucket": "assets", "S3Key": "code"},
        "Handler": "dev.baton.cloud.function.fixture.ProbeHandler", "Timeout": 30,
        "Environment": {"Variables": {"NAME": "%s"}}}},
      "%s": {"Type": "AWS::Lambda::Version", "DeletionPolicy": "Retain",
             "Properties": {"FunctionName": {"Ref": "Function"}}},
      "Live": {"Type": "AWS::Lambda::Alias", "Properties": {"FunctionName": {"Ref": "Function"},
        "Name": "live", "FunctionVersion": {"Fn::GetAtt": ["%s", "Version"]}}}
      """;

  @TempDir Path folder;
  private Cloud cloud;
  private int number;

  @BeforeEach
  void start() {
    cloud =
        Cloud.builder()
            .data(folder.resolve("data"))
            .assembly(
                assembly(
                    ORDERS,
                    QUEUE.formatted(30),
                    machine("sqs:SendMessage", WAITS),
                    FUNCTION.formatted("one", "V1", "V1"),
                    bucket("going", ""),
                    bucket("staying", "\"DeletionPolicy\": \"Retain\","),
                    rule("{\"Id\": \"a\", \"Arn\": \"" + arn("orders") + "\"}")))
            .start();
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void whatIsThereKeepsWhatItHolds() {
    call("dynamodb", "PutItem", "{'TableName': 'orders', 'Item': {'pk': {'S': 'a'}}}");
    call("sqs", "SendMessage", "{'QueueUrl': '" + queueUrl() + "', 'MessageBody': 'kept'}");
    String index =
        """
        "GlobalSecondaryIndexes": [{"IndexName": "back",
          "KeySchema": [{"AttributeName": "sk", "KeyType": "HASH"}],
          "Projection": {"ProjectionType": "ALL"}}],
        "AttributeDefinitions": [{"AttributeName": "sk", "AttributeType": "S"},
        """;

    List<String> staying =
        cloud.update(
            assembly(
                ORDERS.replace("\"AttributeDefinitions\": [", index),
                QUEUE.formatted(77),
                bucket("added", "")));

    assertThat(call("dynamodb", "Scan", "{'TableName': 'orders'}").path("Count").asInt()).isOne();
    assertThat(call("dynamodb", "DescribeTable", "{'TableName': 'orders'}").toString())
        .contains("\"back\"");
    assertThat(queueAttributes()).contains("\"VisibilityTimeout\":\"77\"");
    assertThat(receive()).isEqualTo("kept");
    assertThat(staying)
        .containsExactlyInAnyOrder(
            "App/staying (AWS::S3::Bucket) stays: its DeletionPolicy says so",
            "App/V1 (AWS::Lambda::Version) stays: its DeletionPolicy says so");
    assertThat(status("/going")).isEqualTo(404);
    assertThat(status("/staying")).isEqualTo(200);
    assertThat(status("/added")).isEqualTo(200);
    assertThat(call("states", "ListStateMachines", "{}").path("stateMachines")).isEmpty();
    assertThat(call("events", "ListRules", "{}").path("Rules")).isEmpty();
  }

  @Test
  void executionsThatRunGoOnAndNewOnesAreOfTheNewDefinition() {
    String machine = "arn:aws:states:us-east-1:000000000000:stateMachine:orders";
    String before =
        call("states", "StartExecution", "{'stateMachineArn': '" + machine + "'}")
            .path("executionArn")
            .asText();
    String token = receive();

    update(QUEUE.formatted(30), machine("sqs:SendMessage", PASSES));

    call("states", "SendTaskSuccess", "{'taskToken': '" + token + "', 'output': '1'}");
    assertThat(outputOf(before)).isEqualTo("1");
    String after =
        call("states", "StartExecution", "{'stateMachineArn': '" + machine + "'}")
            .path("executionArn")
            .asText();
    assertThat(outputOf(after)).isEqualTo("2");
  }

  @Test
  void aFunctionIsTheNewOneAndItsVersionsStay() {
    update(FUNCTION.formatted("two", "V2", "V2"));

    assertThat(probe("probe")).contains("\"value\":\"two\"");
    assertThat(probe("probe:1")).contains("\"value\":\"one\"");
    assertThat(probe("probe:2")).contains("\"value\":\"two\"");
    assertThat(probe("probe:live")).contains("\"value\":\"two\"");
    assertThat(probe("probe:3")).contains("Function not found");
  }

  @Test
  void rolesMayWhatTheyMayNow() {
    String machine = "arn:aws:states:us-east-1:000000000000:stateMachine:orders";

    update(QUEUE.formatted(30), machine("sqs:DeleteMessage", WAITS));

    String run =
        call("states", "StartExecution", "{'stateMachineArn': '" + machine + "'}")
            .path("executionArn")
            .asText();
    cloud.awaitIdle();
    assertThat(call("states", "DescribeExecution", "{'executionArn': '" + run + "'}").toString())
        .contains("\"status\":\"FAILED\"", "not authorized to perform: sqs:SendMessage");
  }

  @Test
  void aRuleKeepsTheTargetsThatItStillHas() {
    update(QUEUE.formatted(30), rule("{\"Id\": \"b\", \"Arn\": \"" + arn("others") + "\"}"));

    assertThat(call("events", "ListTargetsByRule", "{'Rule': 'orders'}").path("Targets"))
        .singleElement()
        .satisfies(target -> assertThat(target.path("Id").asText()).isEqualTo("b"));
  }

  @Test
  void whatIsRefusedLeavesEverythingAsItWas() {
    String unknown = QUEUE.formatted(77).replace("QueueName", "Queuename");
    assertThatThrownBy(() -> update(unknown))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContaining("does not know the property Queuename of AWS::SQS::Queue");
    assertThatThrownBy(() -> update(machine("sqs:*", PASSES)))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContaining("refers to Queue, which is neither a resource nor a parameter");
    assertThatThrownBy(() -> update(QUEUE.formatted(77), machine("sqs:*", "{}")))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContaining("Machine");
    assertThatThrownBy(() -> update(QUEUE.formatted(77), bucket("added", ""), role("Condition")))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContaining("s3:Nonsense");

    assertThat(queueAttributes()).contains("\"VisibilityTimeout\":\"30\"");
    assertThat(status("/added")).isEqualTo(404);
    assertThat(status("/going")).isEqualTo(200);
    assertThat(probe("probe:live")).contains("\"value\":\"one\"");
    assertThat(cloud.access().statements()).contains("App/Role/own/#0");
    executionsThatRunGoOnAndNewOnesAreOfTheNewDefinition();
  }

  @Test
  void aBucketThatIsNotEmptyStaysAndIsNamed() {
    s3("PUT", "/going/file", "text");

    assertThat(cloud.update(assembly(QUEUE.formatted(30))))
        .anyMatch(line -> line.startsWith("App/going (AWS::S3::Bucket) stays: The bucket"));
  }

  private void update(String... resources) {
    List<String> _ = cloud.update(assembly(resources));
  }

  private Path assembly(String... resources) {
    number++;
    return new AssemblyOnDisk(folder.resolve("cdk.out" + number))
        .asset("code", Path.of("target/test-classes").toAbsolutePath())
        .stack("App", "{\"Resources\": {" + String.join(",", resources) + "}}")
        .write();
  }

  private static String bucket(String name, String more) {
    return """
    "%s": {"Type": "AWS::S3::Bucket", %s "Properties": {"BucketName": "%s"}}
    """
        .formatted(name, more, name);
  }

  private static String role(String element) {
    return """
    "Odd": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": [
      {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "*"},
       "%s": {"StringEquals": {"s3:Nonsense": "a"}}}]}}}
    """
        .formatted(element);
  }

  private static String rule(String target) {
    return """
    "Rule": {"Type": "AWS::Events::Rule", "Properties": {"Name": "orders",
      "EventPattern": {"source": ["shop"]}, "Targets": [%s]}}
    """
        .formatted(target);
  }

  private static String machine(String action, String definition) {
    return MACHINE.formatted(action, definition.replace("'", "\\\"").replace("\n", " "));
  }

  private static String arn(String queue) {
    return "arn:aws:sqs:us-east-1:000000000000:" + queue;
  }

  private JsonNode call(String service, String action, String body) {
    AwsRequest request =
        AwsRequest.json(TestCloud.user(), service, action, body.replace('\'', '"'));
    return Json.parse(cloud.door().handle(request).text());
  }

  private String queueUrl() {
    return call("sqs", "GetQueueUrl", "{'QueueName': 'orders'}").path("QueueUrl").asText();
  }

  private String queueAttributes() {
    String body = "{'QueueUrl': '" + queueUrl() + "', 'AttributeNames': ['All']}";
    return call("sqs", "GetQueueAttributes", body).toString();
  }

  private String receive() {
    cloud.awaitIdle();
    return call("sqs", "ReceiveMessage", "{'QueueUrl': '" + queueUrl() + "'}")
        .path("Messages")
        .path(0)
        .path("Body")
        .asText();
  }

  private String outputOf(String execution) {
    cloud.awaitIdle();
    JsonNode described =
        call("states", "DescribeExecution", "{'executionArn': '" + execution + "'}");
    assertThat(described.path("status").asText()).as("%s", described).isEqualTo("SUCCEEDED");
    return described.path("output").asText();
  }

  private String probe(String function) {
    byte[] question = "{\"variable\": \"NAME\", \"numbers\": []}".getBytes(StandardCharsets.UTF_8);
    String path = "/2015-03-31/functions/" + function.replace(":", "%3A") + "/invocations";
    return cloud
        .door()
        .handle(
            new AwsRequest(
                TestCloud.user(), "lambda", "Invoke", "POST", path, null, Map.of(), question))
        .text();
  }

  private int status(String path) {
    return s3("HEAD", path, "").status();
  }

  private AwsResponse s3(String method, String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String action = cloud.door().service("s3").action(method, path, null, Map.of(), bytes);
    return cloud
        .door()
        .handle(
            new AwsRequest(TestCloud.user(), "s3", action, method, path, null, Map.of(), bytes));
  }
}
