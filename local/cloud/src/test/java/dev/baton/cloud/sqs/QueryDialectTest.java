package dev.baton.cloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.TestCloud;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients get who are older than the JSON protocol of SQS. */
class QueryDialectTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final TestCloud cloud = new TestCloud();
  private String key;

  @BeforeEach
  void start() throws Exception {
    cloud.with(SqsPart::new);
    key = cloud.credentials().accessKeyId();
    assertThat(
            ask(
                "Action=CreateQueue",
                "QueueName=old",
                "Attribute.1.Name=VisibilityTimeout",
                "Attribute.1.Value=45",
                "Tag.1.Key=team",
                "Tag.1.Value=a"))
        .startsWith("200")
        .containsPattern("<QueueUrl>http[^<]+/000000000000/old</QueueUrl>");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void sendsAndReceivesAMessageWithItsAttributes() throws Exception {
    assertThat(
            ask(
                "Action=SendMessage",
                "QueueUrl=http://localhost/000000000000/old",
                "MessageBody=a < b & c",
                "MessageAttribute.1.Name=kind",
                "MessageAttribute.1.Value.DataType=String",
                "MessageAttribute.1.Value.StringValue=order"))
        .startsWith("200")
        .contains("<SendMessageResult>")
        .containsPattern("<MD5OfMessageBody>[0-9a-f]{32}<");
    assertThat(
            ask(
                "Action=ReceiveMessage",
                "QueueUrl=http://localhost/000000000000/old",
                "AttributeName.1=All",
                "MessageAttributeName.1=All"))
        .contains("<ReceiveMessageResult><Message><MessageId>")
        .contains("<Body>a &lt; b &amp; c</Body>")
        .contains("<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>")
        .contains("<MessageAttribute><Name>kind</Name><Value>")
        .contains("<StringValue>order</StringValue>");
  }

  @Test
  void anAnswerWithoutMessagesHasItsElementAllTheSame() throws Exception {
    assertThat(ask("Action=ReceiveMessage", "QueueUrl=http://localhost/000000000000/old"))
        .startsWith("200")
        .containsPattern("<ReceiveMessageResult/>|<ReceiveMessageResult></ReceiveMessageResult>");
  }

  @Test
  void permitsAccountsByTheirOlderNames() throws Exception {
    assertThat(
            ask(
                "Action=AddPermission",
                "QueueUrl=http://localhost/000000000000/old",
                "Label=l",
                "AWSAccountId.1=123456789012",
                "ActionName.1=SendMessage"))
        .startsWith("200");
    assertThat(at("/000000000000/old", "Action=GetQueueAttributes", "AttributeName.1=Policy"))
        .contains("SQS:SendMessage", "123456789012");
  }

  @Test
  void batchesAnswerEntryByEntry() throws Exception {
    assertThat(
            ask(
                "Action=SendMessageBatch",
                "QueueUrl=http://localhost/000000000000/old",
                "SendMessageBatchRequestEntry.1.Id=one",
                "SendMessageBatchRequestEntry.1.MessageBody=1",
                "SendMessageBatchRequestEntry.2.Id=two",
                "SendMessageBatchRequestEntry.2.MessageBody=2",
                "SendMessageBatchRequestEntry.2.DelaySeconds=1000"))
        .containsPattern(
            "<SendMessageBatchResultEntry><Id>one</Id>.*</SendMessageBatchResultEntry>")
        .containsPattern("<BatchResultErrorEntry><Id>two</Id>.*</BatchResultErrorEntry>");
  }

  @Test
  void findsTheQueueByThePathOfTheRequestToo() throws Exception {
    assertThat(at("/000000000000/old", "Action=GetQueueAttributes", "AttributeName.1=All"))
        .contains("<Attribute><Name>VisibilityTimeout</Name><Value>45</Value></Attribute>")
        .contains("<Value>arn:aws:sqs:us-east-1:000000000000:old</Value>");
    assertThat(at("/000000000000/old", "Action=ListQueueTags"))
        .contains("<Tag><Key>team</Key><Value>a</Value></Tag>");
    assertThat(at("/000000000000/old", "Action=PurgeQueue"))
        .startsWith("200")
        .contains("<PurgeQueueResponse");
  }

  @Test
  void errorsHaveTheCodesOfTheProtocol() throws Exception {
    assertThat(ask("Action=GetQueueUrl", "QueueName=none"))
        .startsWith("400")
        .contains("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>")
        .contains("<Message>The specified queue does not exist.</Message>");
    assertThat(ask("Action=Enjoy")).startsWith("400").contains("<Code>InvalidAction</Code>");
    assertThat(ask("Action=SendMessage", "MessageAttribute.1.Name=x")).startsWith("400");
    assertThat(ask("Action=SendMessageBatch", "SendMessageBatchRequestEntry.1=x"))
        .startsWith("400");
  }

  private String ask(String... fields) throws IOException, InterruptedException {
    return at("/", fields);
  }

  /** Status and body of an answer. */
  private String at(String path, String... fields) throws IOException, InterruptedException {
    String form =
        Arrays.stream(fields)
            .map(field -> field.split("=", 2))
            .map(pair -> pair[0] + "=" + URLEncoder.encode(pair[1], StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "", "&Version=2012-11-05"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(cloud.http().uri() + path))
            .header("content-type", "application/x-www-form-urlencoded; charset=utf-8")
            .header(
                "authorization",
                "AWS4-HMAC-SHA256 Credential="
                    + key
                    + "/20260105/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
