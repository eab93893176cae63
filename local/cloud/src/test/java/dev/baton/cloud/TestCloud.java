package dev.baton.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.assembly.Assets;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.door.AwsCredentials;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Door;
import dev.baton.cloud.door.HttpEndpoint;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.door.Principals;
import dev.baton.cloud.trace.Tracing;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.HistoryEvent;
import dev.baton.engine.clock.VirtualClock;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Some parts of a cloud behind a door, for tests of one service with AWS's own clients. */
public final class TestCloud implements AutoCloseable {
  public final VirtualClock clock = new VirtualClock();
  public final List<String> deadLetters = new CopyOnWriteArrayList<>();
  public final List<JsonNode> busEvents = new CopyOnWriteArrayList<>();
  public final CloudContext context;
  private final List<CloudPart> parts = new ArrayList<>();
  private HttpEndpoint http;

  public TestCloud() {
    this(Path.of("target", "test-cloud"), false);
  }

  /** A cloud that finds what earlier ones left in a folder, and leaves its own there. */
  public static TestCloud keptIn(Path folder) {
    return new TestCloud(folder, true);
  }

  private TestCloud(Path data, boolean kept) {
    CloudListener listener =
        new CloudListener() {
          @Override
          public void onExecutionEvent(String executionArn, HistoryEvent event) {}

          @Override
          public void onBusEvent(String bus, JsonNode event) {
            busEvents.add(event);
          }

          @Override
          public void onDeadLetter(String queue, JsonNode body, String reason) {
            deadLetters.add(queue + ": " + body + ": " + reason);
          }
        };
    context =
        new CloudContext(
            clock,
            new Door(clock),
            new Principals(1),
            URI.create("http://127.0.0.1:1"),
            Assets.none(),
            data,
            kept,
            "us-east-1",
            "000000000000",
            1,
            listener,
            new Tracing(clock, data.resolve("traces.jsonl")));
  }

  /** Adds a part and starts it. */
  public <T extends CloudPart> T with(Function<CloudContext, T> maker) {
    T part = maker.apply(context);
    parts.add(part);
    part.services().forEach(context.door()::add);
    part.start();
    part.ready();
    return part;
  }

  /** Makes a resource as a template would. */
  public Provisioned create(String type, String logicalId, String properties) {
    for (CloudPart part : parts) {
      for (ResourceProvider provider : part.providers()) {
        if (provider.types().stream().anyMatch(each -> each.name().equals(type))) {
          return provider.create(
              new ResourceRequest(
                  "Test", logicalId, type, "Test/" + logicalId, Json.parse(properties)));
        }
      }
    }
    throw new IllegalArgumentException(type);
  }

  /** A client whose requests go through the door. */
  public <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C client(B builder) {
    return builder
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .endpointOverride(URI.create("http://localhost:4566"))
        .httpClient(new DoorHttpClient(context.door(), user()))
        .build();
  }

  /** A client over HTTP, as a user has it: signed, and told apart by its signature. */
  public <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C remote(B builder) {
    HttpEndpoint opened = http();
    AwsCredentials keys = credentials();
    return builder
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create(
                    keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken())))
        .endpointOverride(opened.uri())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** What a client over HTTP signs with. */
  public AwsCredentials credentials() {
    return context.principals().issue(user());
  }

  /** The door over HTTP, opened when it is first asked for. */
  public synchronized HttpEndpoint http() {
    if (http == null) {
      http = new HttpEndpoint(context.door(), context.principals(), clock, 0);
    }
    return http;
  }

  /** Sends a JSON request without an SDK. */
  public JsonNode call(String service, String action, String body) {
    return Json.parse(context.door().handle(AwsRequest.json(user(), service, action, body)).text());
  }

  /** The user as whom clients call. */
  public static Principal user() {
    return new Principal(Principal.Kind.USER, "user", "arn:aws:iam::000000000000:user/test", null);
  }

  @Override
  public void close() {
    if (http != null) {
      http.close();
    }
    parts.reversed().forEach(CloudPart::close);
    context.tracing().close();
    clock.close();
  }
}
