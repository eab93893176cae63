package dev.baton.console.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.Cloud;
import dev.baton.cloud.door.AwsCredentials;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.CallObserver;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import dev.baton.console.bench.ColdStartBench.Case;
import dev.baton.console.bench.MeasuredProcess.Function;
import dev.baton.console.cost.PriceList;
import dev.baton.console.cost.Templates;
import dev.baton.console.project.Project;
import dev.baton.console.session.CloudSettings;
import dev.baton.console.session.DataFolder;
import dev.baton.console.session.Samples;
import dev.baton.console.session.Session;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToIntFunction;

/**
 * Every function with an invocation that it got when the sample documents ran, and with the
 * services that they ran on: the first one that it answers again now that they are done, so that
 * its work is measured and not its refusal.
 */
public final class Recorded implements CallObserver {
  private static final Principal BENCH = new Principal(Principal.Kind.USER, "user", "bench", null);

  private final Map<String, Queue<byte[]>> payloads = new ConcurrentHashMap<>();
  private volatile boolean done;

  private Recorded() {}

  /** Runs the samples, then does something with the cases while the services are there. */
  public static int with(
      Project project, Path assembly, DataFolder data, ToIntFunction<List<Case>> work) {
    Recorded recorded = new Recorded();
    CloudSettings settings = new CloudSettings(data, List.of(), 1);
    try (Session session = new Session(assembly, settings, null)) {
      session.cloud().door().observe(recorded);
      Path samples = project.root().resolve("events/samples/document-processing");
      session.documents(Samples.read(samples, "recorded").documents());
      recorded.done = true;
      return work.applyAsInt(recorded.cases(project, assembly, session.cloud()));
    }
  }

  @Override
  public void onCall(AwsRequest request, AwsResponse response, Duration took) {
    if (!done && request.service().equals("lambda") && request.action().equals("Invoke")) {
      String path = URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
      String function = path.replaceAll(".*/functions/(.*:function:)?([^:/]+).*", "$2");
      payloads.computeIfAbsent(function, name -> new ConcurrentLinkedQueue<>()).add(request.body());
    }
  }

  private List<Case> cases(Project project, Path assembly, Cloud cloud) {
    List<Case> cases = new ArrayList<>();
    Map<String, String> common = common(cloud);
    Path plain = project.root().resolve("tests/bench/plain/target");
    Map<String, String> ofPlain = new TreeMap<>(common);
    ofPlain.put("TABLE", String.valueOf(cloud.outputs().get("DocumentsTableName")));
    ofPlain.put("POWERTOOLS_METRICS_NAMESPACE", "Baton");
    ofPlain.put("POWERTOOLS_SERVICE_NAME", "Plain");
    cases.add(
        new Case(
            new Function(
                "plain",
                "dev.baton.bench.plain.PlainHandler",
                plain.resolve("classes") + ":" + Jars.read(plain.resolve("classpath")),
                ofPlain,
                1_024),
            "{\"pk\":\"some\",\"sk\":\"item\"}".getBytes(StandardCharsets.UTF_8)));
    for (String name : Templates.read(assembly, PriceList.read().assumptions()).names()) {
      Queue<byte[]> asked = payloads.get(name);
      if (asked != null) {
        byte[] payload = answered(cloud, name, List.copyOf(asked));
        cases.add(new Case(function(project, cloud, name, common), payload));
      }
    }
    return cases;
  }

  /** The first invocation that is answered now; where none is, the first, which is refused. */
  private static byte[] answered(Cloud cloud, String function, List<byte[]> asked) {
    return asked.stream()
        .filter(
            payload -> {
              AwsResponse answer = cloud.door().handle(invoke(function, payload));
              return answer.ok() && !answer.headers().containsKey("x-amz-function-error");
            })
        .findFirst()
        .orElse(asked.getFirst());
  }

  private static AwsRequest invoke(String function, byte[] payload) {
    return new AwsRequest(
        BENCH,
        "lambda",
        "Invoke",
        "POST",
        "/2015-03-31/functions/" + function + "/invocations",
        null,
        Map.of(),
        payload);
  }

  private static Function function(
      Project project, Cloud cloud, String name, Map<String, String> common) {
    JsonNode known = Json.parse(cloud.door().handle(describe(name)).text());
    String handler = known.path("Handler").asText();
    String area = handler.split("\\.")[2];
    Map<String, String> environment = new TreeMap<>(common);
    for (Map.Entry<String, JsonNode> each : known.at("/Environment/Variables").properties()) {
      environment.put(each.getKey(), each.getValue().asText());
    }
    Path jar = project.root().resolve("functions/%s/target/%s.jar".formatted(area, area));
    return new Function(
        name, handler, jar.toString(), environment, known.path("MemorySize").asInt());
  }

  private static AwsRequest describe(String name) {
    return new AwsRequest(
        BENCH,
        "lambda",
        "GetFunctionConfiguration",
        "GET",
        "/2015-03-31/functions/" + name + "/configuration",
        null,
        Map.of(),
        new byte[0]);
  }

  private static Map<String, String> common(Cloud cloud) {
    AwsCredentials user = cloud.userCredentials();
    return Map.of(
        "AWS_ACCESS_KEY_ID", user.accessKeyId(),
        "AWS_SECRET_ACCESS_KEY", user.secretAccessKey(),
        "AWS_SESSION_TOKEN", user.sessionToken(),
        "AWS_ENDPOINT_URL", cloud.endpoint().toString(),
        "AWS_REGION", "us-east-1",
        "LANG", "en_US.UTF-8",
        "TZ", ":UTC");
  }
}
