package dev.baton.cloud;

import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Door;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.door.Service;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The SDK's transport without a network: what would go over HTTP goes straight to the door. */
final class DoorHttpClient implements SdkHttpClient {
  private final Door door;
  private final Principal caller;

  DoorHttpClient(Door door, Principal caller) {
    this.door = door;
    this.caller = caller;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest execute) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return exchange(execute);
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse exchange(HttpExecuteRequest execute) throws IOException {
    SdkHttpRequest http = execute.httpRequest();
    byte[] body = new byte[0];
    if (execute.contentStreamProvider().isPresent()) {
      try (InputStream in = execute.contentStreamProvider().get().newStream()) {
        body = in.readAllBytes();
      }
    }
    Map<String, List<String>> headers = new TreeMap<>();
    http.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    String query = http.encodedQueryParameters().orElse(null);
    String method = http.method().name();
    Service service = service(headers);
    String action = service.action(method, http.encodedPath(), query, headers, body);
    AwsResponse answer =
        door.handle(
            new AwsRequest(
                caller, service.name(), action, method, http.encodedPath(), query, headers, body));
    SdkHttpFullResponse.Builder response =
        SdkHttpFullResponse.builder().statusCode(answer.status()).statusText("");
    answer.headers().forEach(response::putHeader);
    return HttpExecuteResponse.builder()
        .response(response.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
        .build();
  }

  private Service service(Map<String, List<String>> headers) {
    String target = headers.getOrDefault("x-amz-target", List.of("")).get(0);
    String name =
        switch (target.replaceAll("\\..*", "")) {
          case "DynamoDB_20120810" -> "dynamodb";
          case "AmazonSQS" -> "sqs";
          case "AWSEvents" -> "events";
          case "AWSStepFunctions" -> "states";
          default -> "s3";
        };
    Service service = door.service(name);
    if (service == null) {
      throw new IllegalStateException("No service " + name);
    }
    return service;
  }

  @Override
  public void close() {}
}
