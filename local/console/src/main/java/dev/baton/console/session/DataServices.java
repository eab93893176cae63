package dev.baton.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsCredentials;
import dev.baton.console.Failure;
import dev.baton.console.aws.AwsClient;
import dev.baton.engine.clock.RealClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The functions over the data that earlier commands kept: through the {@code baton up} that has the
 * folder, else in a cloud for as long as this command lives.
 */
public final class DataServices implements AutoCloseable {
  /** What clients of {@code baton up} sign with. */
  public static final AwsCredentials CREDENTIALS = new AwsCredentials("test", "test", "");

  private static final String REGION = "us-east-1";

  private final AwsClient client;
  private final Map<String, String> outputs;
  private final List<AutoCloseable> own;

  private DataServices(AwsClient client, Map<String, String> outputs, List<AutoCloseable> own) {
    this.client = client;
    this.outputs = outputs;
    this.own = own;
  }

  /**
   * Opens a folder that has data.
   *
   * @param assembly asked for only when this command needs a cloud of its own
   */
  public static DataServices open(Path folder, Supplier<Path> assembly) {
    DataFolder.Owner up = DataFolder.owner(folder);
    if (up != null) {
      AwsClient client =
          new AwsClient(up.endpoint(), CREDENTIALS, REGION, new RealClock().asJavaClock());
      return new DataServices(client, up.outputs(), List.of());
    }
    if (!DataFolder.isKept(folder)) {
      throw Failure.failed(
          "there is no data in %s yet: baton demo or baton run puts some there".formatted(folder));
    }
    Path templates = assembly.get();
    DataFolder data = DataFolder.open(folder);
    try {
      CloudSettings settings = new CloudSettings(data, List.of(), new RealClock().millis());
      LocalCloud cloud = LocalCloud.start(templates, settings, new Observer(null));
      return new DataServices(cloud.client(), cloud.cloud().outputs(), List.of(cloud, data));
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  /**
   * Calls a function.
   *
   * @param output the output of the stacks that has its name
   * @throws Failure as wrong usage when the function finds fault with the request
   */
  public JsonNode call(String output, JsonNode request) {
    String function = output(output);
    AwsClient.Outcome outcome = client.attempt(function, request);
    if (!outcome.failed()) {
      return outcome.answer();
    }
    String message = outcome.answer().path("errorMessage").asText();
    if (outcome.answer().path("errorType").asText().endsWith(".ValidationException")) {
      throw Failure.usage(message.substring(message.indexOf(": ") + 2));
    }
    throw Failure.failed("%s failed: %s".formatted(function, message));
  }

  AwsClient client() {
    return client;
  }

  /** An output of the stacks. */
  String output(String name) {
    String value = outputs.get(name);
    if (value == null) {
      throw Failure.failed("no stack has an output " + name + ": start baton up anew");
    }
    return value;
  }

  @Override
  public void close() {
    for (AutoCloseable each : own) {
      try {
        each.close();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw Failure.failed("cannot close the cloud: " + e.getMessage(), e);
      }
    }
  }
}
