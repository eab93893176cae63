package dev.baton.cloud.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.Cloud;
import dev.baton.engine.clock.RealClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests that no client of AWS would send: each gets an answer in the shape of its protocol. */
class HostileRequestsTest {
  private static final long SEED = Long.getLong("baton.fuzz.seed", 20_261_121L);
  private static final int RUNS = Integer.getInteger("baton.fuzz.runs", 1_500);

  private static Cloud cloud;
  private static URI endpoint;

  /** A request that is right, and what its service's errors begin with. */
  private record Sample(
      String service, String method, String path, String target, String body, String error) {}

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample(
              "dynamodb",
              "POST",
              "/",
              "DynamoDB_20120810.GetItem",
              "{\"TableName\":\"Some\",\"Key\":{\"id\":{\"S\":\"1\"}}}",
              "{"),
          new Sample(
              "dynamodb",
              "POST",
              "/",
              "DynamoDB_20120810.CreateTable",
              "{\"TableName\":\"Fuzz\",\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}]}",
              "{"),
          new Sample(
              "sqs",
              "POST",
              "/",
              "AmazonSQS.SendMessage",
              "{\"QueueUrl\":\"http://x/000000000000/q\",\"MessageBody\":\"b\"}",
              "{"),
          new Sample(
              "states",
              "POST",
              "/",
              "AWSStepFunctions.CreateStateMachine",
              "{\"name\":\"m\",\"roleArn\":\"arn:aws:iam::000000000000:role/r\",\"definition\":\"{}\"}",
              "{"),
          new Sample(
              "states",
              "POST",
              "/",
              "AWSStepFunctions.StartExecution",
              "{\"stateMachineArn\":\"arn:aws:states:us-east-1:000000000000:stateMachine:m\"}",
              "{"),
          new Sample(
              "events",
              "POST",
              "/",
              "AWSEvents.PutEvents",
              "{\"Entries\":[{\"Source\":\"a\",\"DetailType\":\"b\",\"Detail\":\"{}\"}]}",
              "{"),
          new Sample(
              "events",
              "POST",
              "/",
              "AWSEvents.PutRule",
              "{\"Name\":\"r\",\"EventPattern\":\"{\\\"source\\\":[\\\"a\\\"]}\"}",
              "{"),
          new Sample(
              "lambda", "POST", "/2015-03-31/functions/none/invocations", "", "{\"a\":1}", "{"),
          new Sample(
              "s3",
              "POST",
              "/some-bucket?delete",
              "",
              "<Delete><Object><Key>k</Key></Object></Delete>",
              "<"),
          new Sample("s3", "PUT", "/some-bucket/key?partNumber=1&uploadId=u", "", "text", "<"),
          new Sample("s3", "GET", "/some-bucket?list-type=2&max-keys=5", "", "", "<"),
          new Sample("sts", "POST", "/", "", "Action=AssumeRole&Version=2011-06-15&RoleArn=a", "<"),
          new Sample(
              "sqs",
              "POST",
              "/000000000000/q",
              "",
              "Action=SendMessage&Version=2012-11-05&MessageBody=b&MessageAttribute.1.Name=n",
              "<"),
          new Sample(
              "sns",
              "POST",
              "/",
              "",
              "Action=Publish&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns&Message=m",
              "<"));

  @BeforeAll
  static void start() {
    cloud = Cloud.builder().clock(new RealClock()).anyUserCredentials().start();
    endpoint = cloud.endpoint();
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  /** Whether an answer is one, or an error as the service of the sample has them. */
  private static boolean isShaped(Answer answer, Sample sample, String target) {
    String body = answer.body();
    return answer.status() < 300
        || body.isEmpty()
        || body.startsWith(sample.error())
        // SQS speaks two protocols, and takes what has a target for JSON.
        || (sample.service().equals("sqs") && !target.isEmpty() && body.startsWith("{"))
        || body.startsWith("<?xml")
        || (answer.status() == 400 && body.startsWith("<h1>")); // not HTTP at all
  }

  @Test
  void everyMalformedRequestIsAnsweredInTheShapeOfItsProtocol() throws Exception {
    Random random = new Random(SEED);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      Sample sample = SAMPLES.get(random.nextInt(SAMPLES.size()));
      if (cloud.door().service(sample.service()) == null) {
        continue;
      }
      byte[] body = spoiled(sample.body().getBytes(StandardCharsets.UTF_8), random);
      String target = random.nextInt(8) == 0 ? sample.target() + "x" : sample.target();
      String path = random.nextInt(6) == 0 ? sample.path() + "%zz&%00" : sample.path();
      Answer answer =
          send(head(sample.method(), path, sample.service(), target, "localhost"), body);
      if (answer.status() == 0 || answer.status() == 500 || !isShaped(answer, sample, target)) {
        wrong.add(
            "seed "
                + SEED
                + " run "
                + i
                + " "
                + sample.service()
                + " "
                + target
                + " "
                + path
                + " "
                + new String(body, StandardCharsets.UTF_8)
                + " -> "
                + answer);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(send(list("localhost"), new byte[0]).status()).isEqualTo(200);
  }

  @Test
  void aHostThatIsNotThisMachineIsRefused() throws Exception {
    for (String host : List.of("evil.example", "localhost.evil.example:4566", "10.0.0.7", "")) {
      assertThat(send(list(host), new byte[0]).status()).as(host).isEqualTo(400);
    }
    for (String host : List.of("localhost:1", "127.0.0.1:1", "[::1]:1", "b.s3.localhost:1")) {
      assertThat(send(list(host), new byte[0]).status()).as(host).isNotEqualTo(400);
    }
  }

  @Test
  void aRequestThatIsTooLargeIsRefusedBeforeItHasCome() throws Exception {
    String head =
        head("PUT", "/some-bucket/key", "s3", "", "localhost")
            + "Content-Length: 99999999999\r\n\r\n";
    Answer answer = exchange(head.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("EntityTooLarge");
  }

  @Test
  void clientsThatStopInTheMiddleCostTheOthersNothing() throws Exception {
    List<Socket> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort());
        stalled.add(socket);
        String begun =
            i % 2 == 0
                ? "POST / HTTP/1.1\r\nHost: loc"
                : head("POST", "/", "sqs", "AmazonSQS.ListQueues", "localhost")
                    + "Content-Length: 1000\r\n\r\n{";
        socket.getOutputStream().write(begun.getBytes(StandardCharsets.UTF_8));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(send(list("localhost"), new byte[0]).status()).isEqualTo(200);
      }
    } finally {
      for (Socket socket : stalled) {
        socket.close();
      }
    }
  }

  @Test
  void whoSaysNothingOfAServiceIsToldSo() throws Exception {
    Answer answer =
        exchange(
            "GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("MissingAuthenticationToken");
    Answer unknown = send(head("POST", "/", "nosuch", "X.Y", "localhost"), new byte[0]);
    assertThat(unknown.status()).isEqualTo(501);
    assertThat(unknown.body()).contains("nosuch");
  }

  /** Cut off, with bytes changed, with members of another kind, deep, or no text at all. */
  private static byte[] spoiled(byte[] body, Random random) {
    String text = new String(body, StandardCharsets.UTF_8);
    return switch (random.nextInt(7)) {
      case 0 ->
          text.substring(0, random.nextInt(text.length() + 1)).getBytes(StandardCharsets.UTF_8);
      case 1 -> changed(body, random);
      case 2 -> text.replaceAll("\"[^\"]*\"([,}])", "[1]$1").getBytes(StandardCharsets.UTF_8);
      case 3 -> ("[".repeat(20_000) + text).getBytes(StandardCharsets.UTF_8);
      case 4 -> text.replaceAll("\"[^\"]*\"([,}])", "null$1").getBytes(StandardCharsets.UTF_8);
      case 5 ->
          text.replaceAll("\"[^\"]*\"([,}])", "{\"x\":1.5}$1").getBytes(StandardCharsets.UTF_8);
      default -> {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        yield noise;
      }
    };
  }

  private static byte[] changed(byte[] body, Random random) {
    byte[] copy = body.clone();
    for (int i = 0; i < copy.length && i < 4; i++) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return copy;
  }

  private static String list(String host) {
    return head("POST", "/", "sqs", "AmazonSQS.ListQueues", host);
  }

  private static String head(
      String method, String path, String service, String target, String host) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: "
        + host
        + "\r\nConnection: close\r\n"
        + "Authorization: AWS4-HMAC-SHA256 Credential=anybody/20261121/us-east-1/"
        + service
        + "/aws4_request, SignedHeaders=host, Signature=0\r\n"
        + (target.isEmpty() ? "" : "X-Amz-Target: " + target + "\r\n");
  }

  private static Answer send(String head, byte[] body) throws IOException {
    byte[] start =
        (head + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[start.length + body.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return exchange(all);
  }

  /** What came back; status 0 for nothing. */
  private record Answer(int status, String body) {}

  private static Answer exchange(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(request);
      out.flush();
      InputStream in = socket.getInputStream();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (!text.startsWith("HTTP/1.1 ")) {
        return new Answer(0, text);
      }
      int end = text.indexOf("\r\n\r\n");
      return new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(end + 4));
    } catch (SocketException e) {
      return new Answer(400, ""); // What is not HTTP at all may end with the connection.
    }
  }
}
