package dev.baton.cloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.Cloud;
import dev.baton.cloud.CloudClients;
import dev.baton.cloud.assembly.AssemblyException;
import dev.baton.cloud.assembly.AssemblyOnDisk;
import dev.baton.cloud.door.AwsCredentials;
import dev.baton.cloud.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/** REST APIs of a template that CDK wrote, visited over HTTP. */
class RestApisTest {
  @TempDir static Path folder;

  private static Cloud cloud;
  private static URI all;
  private static URI api;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    ObjectNode template = template();
    JsonNode orders = template.path("Resources").path("ApiordersGET54B35769");
    ((ObjectNode) orders.path("Properties").path("Integration")).put("TimeoutInMillis", 1500);
    cloud = Cloud.builder().assembly(assembly(template)).data(folder.resolve("data")).start();
    all = cloud.addresses().get("All prod");
    api = cloud.addresses().get("orders v1");
  }

  @AfterAll
  static void stop() {
    HTTP.close();
    cloud.close();
  }

  private static ObjectNode template() throws IOException {
    Path file = Path.of("src/test/resources/dev/baton/cloud/apigateway/shop.template.json");
    return (ObjectNode) Json.parse(Files.readString(file));
  }

  private static Path assembly(JsonNode template) {
    return new AssemblyOnDisk(folder.resolve("cdk.out"))
        .asset("code", Path.of("target/test-classes").toAbsolutePath())
        .stack("Shop", template.toString())
        .write();
  }

  @Test
  void givesAFunctionTheWholeRequest() throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            request(all, "a/b%20c?x=1&x=2&y=%C3%BC+z&flag")
                .header("X-Custom-Header", "one")
                .header("X-Custom-Header", "two")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("höre"))
                .build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
    assertThat(response.headers().firstValue("x-amzn-requestid")).isPresent();
    JsonNode event = Json.parse(response.body());
    assertThat(event.path("resource").asText()).isEqualTo("/{proxy+}");
    assertThat(event.path("path").asText()).isEqualTo("/a/b%20c");
    assertThat(event.path("httpMethod").asText()).isEqualTo("POST");
    assertThat(event.path("pathParameters").toString()).isEqualTo("{\"proxy\":\"a/b c\"}");
    assertThat(event.path("queryStringParameters").toString())
        .isEqualTo("{\"x\":\"2\",\"y\":\"ü z\",\"flag\":\"\"}");
    assertThat(event.path("multiValueQueryStringParameters").path("x").toString())
        .isEqualTo("[\"1\",\"2\"]");
    assertThat(event.path("headers").path("X-Custom-Header").asText()).isEqualTo("two");
    assertThat(event.path("multiValueHeaders").path("X-Custom-Header")).hasSize(2);
    assertThat(event.path("headers").path("Content-Type").asText()).isEqualTo("text/plain");
    assertThat(event.path("stageVariables").isNull()).isTrue();
    assertThat(event.path("body").asText()).isEqualTo("höre");
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    JsonNode about = event.path("requestContext");
    assertThat(about.path("stage").asText()).isEqualTo("prod");
    assertThat(about.path("path").asText()).isEqualTo("/prod/a/b%20c");
    assertThat(about.path("resourcePath").asText()).isEqualTo("/{proxy+}");
    assertThat(about.path("requestTime").asText()).isEqualTo("05/Jan/2026:09:00:00 +0000");
    assertThat(about.path("identity").path("sourceIp").asText()).isEqualTo("127.0.0.1");
    assertThat(about.path("accountId").asText()).isEqualTo("000000000000");
    assertThat(about.has("authorizer")).isFalse();
  }

  @Test
  void saysNullWhereThereIsNothing() throws Exception {
    JsonNode event = Json.parse(get(all, "").body());

    assertThat(event.path("resource").asText()).isEqualTo("/");
    assertThat(event.path("path").asText()).isEqualTo("/");
    for (String member :
        new String[] {"pathParameters", "queryStringParameters", "stageVariables", "body"}) {
      assertThat(event.has(member)).as(member).isTrue();
      assertThat(event.path(member).isNull()).as(member).isTrue();
    }
  }

  @Test
  void isReachedByTheNameOfItsHostToo() throws Exception {
    String id = api.getPath().split("/", -1)[2];
    String host = id + ".execute-api.localhost:" + api.getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.getPort())) {
      String request =
          "GET /v1/orders/7 HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200").contains("\"path\":\"/orders/7\"");
      assertThat(answer).contains("\"stageVariables\":{\"colour\":\"red\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v1/none, 403, Missing Authentication Token, MissingAuthenticationTokenException",
    "v1/orders/1/2, 403, Missing Authentication Token, MissingAuthenticationTokenException",
    "v2/orders, 403, Forbidden, ForbiddenException",
    "v1/needs, 400, Missing required request parameters: [q], BadRequestException",
    "v1/orders/fail, 502, Internal server error, InternalServerErrorException",
    "v1/orders/text, 502, Internal server error, InternalServerErrorException",
    "v1/orders/odd, 502, Internal server error, InternalServerErrorException",
    "v1/orders/body, 502, Internal server error, InternalServerErrorException",
    "v1/signed, 403, Missing Authentication Token, MissingAuthenticationTokenException",
    "v1/token, 401, Unauthorized, UnauthorizedException",
    "v1/asked, 401, Unauthorized, UnauthorizedException",
  })
  void refusesInTheWordsOfApiGateway(String path, int status, String message, String type)
      throws Exception {
    String[] parts = path.split("/", 2);
    HttpResponse<String> response =
        get(api.resolve("../../"), parts[0] + "/_user_request_/" + parts[1]);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(Json.object().put("message", message).toString());
    assertThat(response.headers().firstValue("x-amzn-errortype")).contains(type);
  }

  @Test
  void waitsNoLongerThanTheIntegrationSays() throws Exception {
    HttpResponse<String> response = get(api, "orders?hang=yes");

    assertThat(response.statusCode()).isEqualTo(504);
    assertThat(response.body()).isEqualTo("{\"message\":\"Endpoint request timed out\"}");
  }

  @Test
  void refusesARequestThatIsTooLarge() throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            request(api, "orders/1")
                .POST(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1]))
                .build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("HTTP content length exceeded 10485760 bytes.");
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
  }

  @Test
  void answersWhatTheFunctionSays() throws Exception {
    HttpResponse<String> made = get(api, "orders/headers");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body()).isEqualTo("made");
    assertThat(made.headers().allValues("X-One")).containsExactly("1");
    assertThat(made.headers().allValues("X-Two")).containsExactly("a", "b");
    assertThat(get(api, "orders/none").statusCode()).isEqualTo(204);
    assertThat(HTTP.send(request(api, "orders/image").build(), BodyHandlers.ofByteArray()).body())
        .containsExactly(0, 1, 2);
  }

  @Test
  void givesBinaryBodiesInBase64() throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            request(api, "orders/1")
                .header("Content-Type", "image/png")
                .PUT(BodyPublishers.ofByteArray(new byte[] {0, 1, 2}))
                .build(),
            BodyHandlers.ofString());

    assertThat(response.body()).contains("\"body\":\"AAEC\"", "\"isBase64Encoded\":true");
  }

  @Test
  void tellsBrowsersWhatTheyMaySend() throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            request(api, "orders").method("OPTIONS", BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://example.com");
    assertThat(response.headers().firstValue("Access-Control-Allow-Credentials")).contains("true");
  }

  @Test
  void anAuthorizerOfTokensDecidesAndIsAskedOnce() throws Exception {
    assertThat(withToken("allow").body())
        .contains("\"authorizer\":{\"principalId\":\"ada\"", "\"staff\":\"true\"");
    String first = withToken("allow").body().replaceFirst("(?s).*\"asked\":\"(\\d+)\".*", "$1");
    assertThat(withToken("allow").body()).contains("\"asked\":\"" + first + "\"");
    assertThat(withToken("other").body()).doesNotContain("\"asked\":\"" + first + "\"");

    assertThat(withToken("deny").statusCode()).isEqualTo(403);
    assertThat(withToken("deny").body())
        .isEqualTo(
            "{\"Message\":\"User is not authorized to access this resource with an explicit"
                + " deny\"}");
    assertThat(withToken("elsewhere").body())
        .isEqualTo("{\"Message\":\"User is not authorized to access this resource\"}");
    assertThat(withToken("stranger").statusCode()).isEqualTo(401);
    assertThat(withToken("stranger").body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(withToken("broken").statusCode()).isEqualTo(500);
    assertThat(withToken("nonsense").headers().firstValue("x-amzn-errortype"))
        .contains("AuthorizerConfigurationException");
  }

  @Test
  void anAuthorizerOfRequestsSeesAllOfIt() throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            request(api, "asked?who=ada").header("X-Who", "ada").build(), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"principalId\":\"ada\"");
    assertThat(get(api, "asked?who=ada").statusCode()).isEqualTo(401);
  }

  @Test
  void whoSignsMustBeAllowedToCall() throws Exception {
    AwsCredentials user = cloud.userCredentials();
    assertThat(signed(user.accessKeyId()).statusCode()).isEqualTo(200);
    assertThat(signed("ASIAUNKNOWN").statusCode()).isEqualTo(403);
    assertThat(signed("ASIAUNKNOWN").body()).contains("security token included in the request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders/1?a=%zz", "orders/%zz", "orders/a%2Fb", "orders/?&&=&=x"})
  void oddAddressesAreAnswered(String path) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.getPort())) {
      String request =
          "GET "
              + api.getPath()
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .matches("(?s)HTTP/1.1 (200|400).*");
    }
  }

  @Test
  void showsHowAnApiIsMadeUp() {
    try (ApiGatewayClient client = CloudClients.of(cloud, ApiGatewayClient.builder())) {
      assertThat(client.getRestApisPaginator(r -> r.limit(1)).items()).hasSize(2);
      String id = api.getPath().split("/", -1)[2];
      assertThat(client.getRestApi(r -> r.restApiId(id)).name()).isEqualTo("orders");
      var resources = client.getResources(r -> r.restApiId(id).embed("methods")).items();
      var one = resources.stream().filter(r -> r.path().equals("/orders/{id}")).findFirst();
      assertThat(one.orElseThrow().resourceMethods()).containsKeys("ANY", "OPTIONS");
      assertThat(client.getStage(r -> r.restApiId(id).stageName("v1")).variables())
          .isEqualTo(Map.of("colour", "red"));
      assertThat(client.getAuthorizers(r -> r.restApiId(id)).items()).hasSize(2);
      assertThatThrownBy(() -> client.getRestApi(r -> r.restApiId("none")))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("Invalid API identifier specified");
    }
  }

  @Test
  void namesWhatItDoesNotRun() throws IOException {
    ObjectNode template = template();
    for (JsonNode resource : template.path("Resources")) {
      if (resource.path("Type").asText().equals("AWS::ApiGateway::Method")
          && resource.path("Properties").path("HttpMethod").asText().equals("GET")) {
        ((ObjectNode) resource.path("Properties").path("Integration")).put("Type", "HTTP_PROXY");
      }
    }
    assertThatThrownBy(() -> cloud.update(assembly(template)))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContaining("Integration.Type HTTP_PROXY is not run here");
  }

  private static HttpResponse<String> signed(String key) throws Exception {
    String scope = key + "/20260105/us-east-1/execute-api/aws4_request";
    return HTTP.send(
        request(api, "signed")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=host, Signature=0")
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> withToken(String token) throws Exception {
    return HTTP.send(
        request(api, "token").header("Authorization", token).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(URI base, String path) throws Exception {
    return HTTP.send(request(base, path).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(URI base, String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }
}
