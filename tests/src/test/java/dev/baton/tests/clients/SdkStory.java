package dev.baton.tests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The story of {@code story.py} with the SDK for Java, a chapter a method. */
@SuppressWarnings("unchecked") // builders that take any number of parts
final class SdkStory implements AutoCloseable {
  private final URI endpoint;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final SqsClient sqs;
  private String queue = "";

  SdkStory(URI endpoint) {
    this.endpoint = endpoint;
    sqs = of(SqsClient.builder());
  }

  private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C of(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("anybody", "anything")))
        .httpClient(http)
        .build();
  }

  void queue() {
    queue = sqs.createQueue(request -> request.queueName("java-orders")).queueUrl();
    for (int i = 0; i < 12; i++) {
      String body = "order " + i;
      sqs.sendMessage(request -> request.queueUrl(queue).messageBody(body));
    }
    assertThat(take(12)).hasSize(12).contains("order 0", "order 11");
    assertThatExceptionOfType(QueueDoesNotExistException.class)
        .isThrownBy(() -> sqs.getQueueUrl(request -> request.queueName("java-none")));
  }

  private List<String> take(int count) {
    List<String> bodies = new ArrayList<>();
    while (bodies.size() < count) {
      List<Message> messages =
          sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(10))
              .messages();
      assertThat(messages).as("messages that come in time").isNotEmpty();
      for (Message message : messages) {
        bodies.add(message.body());
        sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
      }
    }
    return bodies;
  }

  void table() {
    DynamoDbClient dynamodb = of(DynamoDbClient.builder());
    dynamodb.createTable(
        table ->
            table
                .tableName("java-people")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    a -> a.attributeName("id").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("id").keyType(KeyType.HASH)));
    for (int i = 0; i < 25; i++) {
      Map<String, AttributeValue> item = Map.of("id", AttributeValue.fromS("" + i));
      dynamodb.putItem(request -> request.tableName("java-people").item(item));
    }
    var pages = dynamodb.scanPaginator(request -> request.tableName("java-people").limit(10));
    assertThat(pages.stream()).hasSize(3);
    assertThat(pages.items()).hasSize(25);
    assertThatExceptionOfType(ConditionalCheckFailedException.class)
        .isThrownBy(
            () ->
                dynamodb.putItem(
                    request ->
                        request
                            .tableName("java-people")
                            .item(Map.of("id", AttributeValue.fromS("1")))
                            .conditionExpression("attribute_not_exists(id)")));
  }

  void bucket() {
    S3Client s3 = of(S3Client.builder().forcePathStyle(true));
    s3.createBucket(request -> request.bucket("java-files"));
    for (int i = 0; i < 5; i++) {
      String key = "in/" + i;
      s3.putObject(r -> r.bucket("java-files").key(key), RequestBody.fromString("text of " + key));
    }
    var pages = s3.listObjectsV2Paginator(r -> r.bucket("java-files").prefix("in/").maxKeys(2));
    assertThat(pages.stream().map(page -> page.contents().size())).containsExactly(2, 2, 1);
    assertThat(
            s3.getObjectAsBytes(r -> r.bucket("java-files").key("in/3"))
                .asString(StandardCharsets.UTF_8))
        .isEqualTo("text of in/3");
    assertThatExceptionOfType(NoSuchKeyException.class)
        .isThrownBy(() -> s3.getObject(r -> r.bucket("java-files").key("none")));
  }

  void bus() {
    EventBridgeClient events = of(EventBridgeClient.builder());
    events.createEventBus(request -> request.name("java-bus"));
    String arn =
        sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    events.putRule(
        r -> r.name("rule").eventBusName("java-bus").eventPattern("{\"source\": [\"shop\"]}"));
    events.putTargets(
        r ->
            r.rule("rule")
                .eventBusName("java-bus")
                .targets(target -> target.id("q").arn(arn).inputPath("$.detail.item")));
    events.putEvents(
        r ->
            r.entries(
                entry ->
                    entry
                        .eventBusName("java-bus")
                        .source("shop")
                        .detailType("Sold")
                        .detail("{\"item\": 7}")));
    assertThat(take(1)).containsExactly("7");
    assertThatExceptionOfType(
            software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException.class)
        .isThrownBy(() -> events.describeRule(r -> r.name("none").eventBusName("java-bus")));
  }

  void machine() {
    SfnClient sfn = of(SfnClient.builder());
    String definition =
        """
        {"StartAt": "Say", "States": {
          "Say": {"Type": "Pass", "Result": {"answer": 42}, "End": true}}}\
        """;
    String machine =
        sfn.createStateMachine(
                r ->
                    r.name("java-say")
                        .definition(definition)
                        .roleArn("arn:aws:iam::000000000000:role/java"))
            .stateMachineArn();
    List<String> started = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      started.add(sfn.startExecution(r -> r.stateMachineArn(machine)).executionArn());
    }
    assertThat(
            sfn.listExecutionsPaginator(r -> r.stateMachineArn(machine).maxResults(4)).stream()
                .map(page -> page.executions().size()))
        .containsExactly(4, 2);
    assertThat(sfn.getExecutionHistory(r -> r.executionArn(started.get(0))).events())
        .extracting(event -> event.typeAsString())
        .startsWith("ExecutionStarted");
    assertThatExceptionOfType(ExecutionDoesNotExistException.class)
        .isThrownBy(() -> sfn.describeExecution(r -> r.executionArn(started.get(0) + "-none")));
  }

  void function(String name) {
    LambdaClient lambda = of(LambdaClient.builder());
    SdkBytes query = SdkBytes.fromUtf8String("{\"query\": \"nothing\"}");
    var answer = lambda.invoke(request -> request.functionName(name).payload(query));
    assertThat(answer.payload().asUtf8String()).contains("\"documents\":[]");
    assertThatExceptionOfType(
            software.amazon.awssdk.services.lambda.model.ResourceNotFoundException.class)
        .isThrownBy(() -> lambda.invoke(request -> request.functionName("none")));
  }

  /** The name of the function that has this in it. */
  String functionWith(String part) {
    return of(LambdaClient.builder()).listFunctionsPaginator().functions().stream()
        .map(FunctionConfiguration::functionName)
        .filter(name -> name.contains(part))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    http.close();
  }
}
