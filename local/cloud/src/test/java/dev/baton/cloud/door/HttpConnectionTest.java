package dev.baton.cloud.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.clock.VirtualClock;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One connection, as a client that writes bytes sees it. */
class HttpConnectionTest {
  private final VirtualClock clock = new VirtualClock();
  private final Principals principals = new Principals(7);
  private final Door door = new Door(clock);
  private final HttpEndpoint endpoint = new HttpEndpoint(door, principals, clock, 0);
  private final AwsCredentials writer =
      principals.issue(new Principal(Principal.Kind.FUNCTION, "Writer", "arn:writer", null));
  private final CountDownLatch gate = new CountDownLatch(1);

  HttpConnectionTest() {
    door.add(new Repeating());
  }

  @AfterEach
  void close() {
    endpoint.close();
    clock.close();
  }

  @Test
  void requestsThatAreSentAheadAreAnsweredInTheirOrder() throws Exception {
    List<String> asked = IntStream.range(0, 100).mapToObj(n -> n + ".").toList();
    try (Socket socket = open()) {
      String all = asked.stream().map(each -> request(each, "")).collect(Collectors.joining());
      socket.getOutputStream().write(all.getBytes(StandardCharsets.UTF_8));
      gate.countDown();
      assertThat(asked).allSatisfy(each -> assertThat(body(socket)).isEqualTo(each));
    }
  }

  @Test
  void aServiceThatBreaksEndsTheConnectionAndNoOther() throws Exception {
    gate.countDown();
    try (Socket broken = open();
        Socket other = open()) {
      broken.getOutputStream().write(request("break", "").getBytes(StandardCharsets.UTF_8));
      assertThat(broken.getInputStream().readAllBytes()).isEmpty();
      other.getOutputStream().write(request("go on", "").getBytes(StandardCharsets.UTF_8));
      assertThat(body(other)).isEqualTo("go on");
    }
  }

  @Test
  void aClientThatWantsNoMoreIsLetGo() throws Exception {
    gate.countDown();
    try (Socket socket = open()) {
      socket
          .getOutputStream()
          .write(request("last", "Connection: close\r\n").getBytes(StandardCharsets.UTF_8));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .endsWith("\r\n\r\nlast");
    }
  }

  @Test
  void headersWithoutEndAreRefused() throws Exception {
    try (Socket socket = open()) {
      String header = "X-Long: " + "x".repeat(70_000) + "\r\n";
      socket.getOutputStream().write(request("", header).getBytes(StandardCharsets.UTF_8));
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
          .isEqualTo("HTTP/1.1 400");
    }
  }

  @Test
  void whoWaitsToBeToldToGoOnIsTold() throws Exception {
    gate.countDown();
    try (Socket socket = open()) {
      String whole = request("waited", "Expect: 100-continue\r\n");
      int end = whole.indexOf("\r\n\r\n") + 4;
      socket.getOutputStream().write(whole.substring(0, end).getBytes(StandardCharsets.UTF_8));
      assertThat(head(socket)).startsWith("HTTP/1.1 100 Continue");
      socket.getOutputStream().write(whole.substring(end).getBytes(StandardCharsets.UTF_8));
      assertThat(body(socket)).isEqualTo("waited");
    }
  }

  @Test
  void aRequestThatDoesNotComeToItsEndIsCutOff() {
    EmbeddedChannel channel = new EmbeddedChannel(new SlowRequests());
    channel.writeInbound(Unpooled.copiedBuffer("POST /", StandardCharsets.UTF_8));
    channel.advanceTimeBy(100, TimeUnit.SECONDS);
    channel.writeInbound(Unpooled.copiedBuffer(" HTTP", StandardCharsets.UTF_8));
    channel.runScheduledPendingTasks();
    assertThat(channel.isOpen()).isTrue();
    channel.advanceTimeBy(20, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    assertThat(channel.isOpen()).isFalse();
    channel.releaseInbound();
  }

  @Test
  void aConnectionMayRestBetweenRequests() {
    SlowRequests slow = new SlowRequests();
    EmbeddedChannel channel = new EmbeddedChannel(slow);
    channel.writeInbound(Unpooled.copiedBuffer("POST / HTTP/1.1", StandardCharsets.UTF_8));
    slow.finished();
    channel.advanceTimeBy(1, TimeUnit.HOURS);
    channel.runScheduledPendingTasks();
    assertThat(channel.isOpen()).isTrue();
    channel.finishAndReleaseAll();
  }

  private Socket open() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.uri().getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private String request(String body, String headers) {
    return "POST / HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS4-HMAC-SHA256 Credential="
        + writer.accessKeyId()
        + "/20260105/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=0\r\n"
        + headers
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertThat(next).isNotNegative();
      head.append((char) next);
    }
    return head.toString();
  }

  private static String body(Socket socket) {
    try {
      String length = head(socket).replaceFirst("(?is).*content-length: ([0-9]+).*", "$1");
      byte[] body = socket.getInputStream().readNBytes(Integer.parseInt(length));
      return new String(body, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Says what it is told, the first time when the gate opens. */
  private final class Repeating implements Service {
    @Override
    public String name() {
      return "lambda";
    }

    @Override
    public Protocol protocol() {
      return Protocol.REST_JSON;
    }

    @Override
    public String action(
        String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
      return "Invoke";
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
      try {
        assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      if (request.text().equals("break")) {
        throw new StackOverflowError("of a test");
      }
      return AwsResponse.of(200, Protocol.REST_JSON, request.text());
    }
  }
}
