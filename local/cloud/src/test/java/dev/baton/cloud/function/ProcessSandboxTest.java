package dev.baton.cloud.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.Cloud;
import dev.baton.cloud.assembly.AssemblyOnDisk;
import dev.baton.cloud.fault.Fault;
import dev.baton.cloud.function.fixture.MischiefHandler;
import dev.baton.cloud.function.isolated.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Functions in processes of their own, under AWS's runtime interface client. */
@Tag("isolated")
class ProcessSandboxTest {
  @TempDir static Path folder;

  private static Cloud cloud;
  private static LambdaClient lambda;

  @BeforeAll
  static void start() throws IOException {
    cloud =
        Cloud.builder()
            .assembly(
                new AssemblyOnDisk(folder.resolve("cdk.out"))
                    .asset("code", Path.of("target/test-classes").toAbsolutePath())
                    .asset("layout", jarWithJars(folder))
                    .stack("App", "{\"Resources\": {" + String.join(",", functions()) + "}}")
                    .write())
            .data(folder.resolve("data"))
            .isolated(new Isolation(3, Duration.ofMinutes(1)))
            .faults(List.of(Fault.parse("Faulty/dynamodb:ListTables:crash@1")))
            .start();
    lambda = FunctionTest.client(cloud);
  }

  private static List<String> functions() {
    return List.of(
        function("Probe", "ProbeHandler", ""),
        function("Mischief", "MischiefHandler", "\"MemorySize\": 96,"),
        function("Hanging", "MischiefHandler", "\"Timeout\": 1,"),
        function("Faulty", "TroubleHandler", ""),
        function("Unready", "UnreadyHandler", ""),
        function("Absent", "AbsentHandler", ""),
        function("Exiting", "MischiefHandler", "", "exit"),
        function("Late", "MischiefHandler", "\"Timeout\": 1,", "hang"),
        function("Second", "MischiefHandler", "\"Timeout\": 20,", "hang once"),
        function("Capped", "MischiefHandler", "\"ReservedConcurrentExecutions\": 1,"),
        function("Layout", "MischiefHandler", "").replace("\"code\"", "\"layout\""),
        function("Json", "MischiefHandler", "\"LoggingConfig\": {\"LogFormat\": \"JSON\"},"));
  }

  @AfterAll
  static void stop() {
    lambda.close();
    cloud.close();
  }

  @Test
  void givesAFunctionItsVariablesAndThoseOfLambdaAndNoneOfTheParents() {
    assertThat(System.getenv()).containsKey("HOME");
    assertThat(text(invoke("Mischief", "\"variables\"")).replace("\"", "").split(","))
        .containsExactlyInAnyOrder(
            "AWS_ACCESS_KEY_ID",
            "AWS_DEFAULT_REGION",
            "AWS_EC2_METADATA_DISABLED",
            "AWS_ENDPOINT_URL",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_REGION",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "LAMBDA_RUNTIME_DIR",
            "LAMBDA_TASK_ROOT",
            "LANG",
            "LD_LIBRARY_PATH",
            "PATH",
            "REPORT",
            "START",
            "TZ",
            "_HANDLER");
  }

  @Test
  void tellsTheTimeOfTheCloudAndKeepsTheProcess() {
    String question = "{\"variable\": \"NAME\", \"numbers\": [1, 2, 3]}";
    assertThat(text(invoke("Probe", question)))
        .contains("\"sum\":6", "\"invocations\":1", "\"timeLeft\":true")
        .contains("\"now\":\"2026-01-05T09:00:00Z\"", "\"millis\":\"2026-01-05T09:00:00Z\"")
        .contains("\"clock\":\"2026-01-05T09:00:00Z\"", "\"function\":\"App-ProbeFunction\"");
    assertThat(text(invoke("Probe", question))).contains("\"invocations\":2");
  }

  @Test
  void hasTheMemoryOfTheFunctionAndSaysSoWhenItIsFull() throws IOException {
    assertThat(text(invoke("Mischief", "\"options\""))).contains("-Xmx96m");
    assertThat(text(invoke("Mischief", "\"fill\"")))
        .contains("\"errorType\":\"java.lang.OutOfMemoryError\"", "Java heap space");
    assertThat(text(invoke("Mischief", "\"count\""))).isEqualTo("\"count 1\"");
    assertThat(log("Mischief")).contains("java.lang.OutOfMemoryError");
  }

  @Test
  void writesTheLogAsLambdaDoes() throws IOException {
    invoke("Mischief", "\"log\"");
    assertThat(log("Mischief"))
        .containsPattern("INIT_START Runtime Version: java:25\\.v1\tRuntime Version ARN: arn:")
        .containsPattern(
            "START RequestId: ([0-9a-f-]{36}) Version: \\$LATEST\nasked to log\nby the logger\n"
                + "END RequestId: \\1\n"
                + "REPORT RequestId: \\1\tDuration: [0-9.]+ ms\tBilled Duration: [0-9]+ ms"
                + "\tMemory Size: 96 MB\tMax Memory Used: [0-9]+ MB");
  }

  @Test
  void writesTheLogAsJsonWhereTheTemplateAsksForIt() throws IOException {
    invoke("Json", "\"log\"");
    assertThat(log("Json"))
        .containsPattern("\"type\":\"platform.initStart\",\"record\":.*\"phase\":\"init\"")
        .containsPattern(
            "\"type\":\"platform.start\",\"record\":\\{\"requestId\":\"[0-9a-f-]{36}\"")
        .containsPattern("\"message\":\"by the logger\"")
        .containsPattern("\"type\":\"platform.report\".*\"durationMs\":.*\"status\":\"success\"")
        .doesNotContain("START RequestId");
  }

  @Test
  void reportsExceptionsOfTheFunctionsOwn() {
    InvokeResponse response = invoke("Mischief", "\"refuse\"");
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(text(response))
        .contains("\"errorMessage\":\"not today\"")
        .contains("\"errorType\":\"" + MischiefHandler.RefusedException.class.getName() + "\"")
        .contains("\"stackTrace\":[\"" + MischiefHandler.class.getName() + ".handleRequest(")
        .doesNotContain("below");
  }

  @Test
  void aProcessThatEndsInTheMidstIsAnExitErrorAndTheNextInvocationHasAnother() throws IOException {
    assertThat(text(invoke("Mischief", "\"halt\"")))
        .containsPattern("RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 9")
        .contains("\"errorType\":\"Runtime.ExitError\"");
    assertThat(text(invoke("Mischief", "\"exit 0\"")))
        .contains("Error: Runtime exited without providing a reason", "Runtime.ExitError");
    assertThat(text(invoke("Mischief", "\"be killed\"")))
        .contains("Error: Runtime exited with error: signal: killed", "Runtime.ExitError");
    assertThat(text(invoke("Mischief", "\"count\""))).isEqualTo("\"count 1\"");
    assertThat(log("Mischief"))
        .containsPattern(
            "RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 9\n"
                + "Runtime.ExitError\nEND RequestId: ")
        .contains("\tStatus: error\tError Type: Runtime.ExitError");
  }

  @Test
  void killsWhatTakesTooLong() throws IOException {
    Path report = folder.resolve("report");
    Files.deleteIfExists(report);
    assertThat(text(invoke("Hanging", "\"hang\"")))
        .containsPattern("RequestId: [0-9a-f-]{36} Error: Task timed out after 1.00 seconds")
        .contains("\"errorType\":\"Sandbox.Timedout\"");
    assertThat(ProcessHandle.of(Long.parseLong(Files.readString(report)))).isEmpty();
    assertThat(log("Hanging"))
        .containsPattern("Z [0-9a-f-]{36} Task timed out after 1.00 seconds\n\nEND RequestId: ")
        .contains("\tStatus: timeout");
  }

  @Test
  void anAnswerThatIsTooLargeIsAnError() {
    assertThat(text(invoke("Mischief", "\"large\"")))
        .isEqualTo(
            "{\"errorMessage\":\"Response payload size exceeded maximum allowed payload size"
                + " (6291556 bytes).\",\"errorType\":\"Function.ResponseSizeTooLarge\"}");
    assertThat(text(invoke("Mischief", "\"process\""))).matches("\"\\d+\"");
  }

  @Test
  void reportsHandlersThatCannotBeMade() throws IOException {
    assertThat(text(invoke("Unready", "1")))
        .contains("\"errorMessage\":\"TABLE is not set\"")
        .contains("\"errorType\":\"java.lang.IllegalArgumentException\"");
    assertThat(text(invoke("Absent", "1")))
        .contains("Class not found: dev.baton.cloud.function.fixture.AbsentHandler")
        .contains("\"errorType\":\"java.lang.ClassNotFoundException\"");
    assertThat(text(invoke("Exiting", "1")))
        .contains("Runtime exited with error: exit status 4", "Runtime.ExitError");
    assertThat(log("Exiting"))
        .containsPattern(
            "INIT_REPORT Init Duration: [0-9.]+ ms\tPhase: init\tStatus: error"
                + "\tError Type: Runtime.ExitError")
        .containsPattern("INIT_REPORT Init Duration: [0-9.]+ ms\tPhase: invoke\tStatus: error");
  }

  @Test
  void aStartThatTakesTooLongIsTriedAgainInTheTimeOfTheInvocation() throws IOException {
    CompletableFuture<InvokeResponse> second = aside(() -> invoke("Second", "\"count\""));
    assertThat(text(invoke("Late", "1"))).contains("Task timed out after 1.00 seconds");
    assertThat(log("Late"))
        .containsPattern("Init Duration: 10\\d\\d\\d[0-9.]+ ms\tPhase: init\tStatus: timeout")
        .containsPattern("Init Duration: 1\\d\\d\\d\\.\\d+ ms\tPhase: invoke\tStatus: timeout");
    assertThat(text(second.join())).isEqualTo("\"count 1\"");
  }

  @Test
  void aFaultAtTheDoorEndsTheProcess() {
    assertThat(text(invoke("Faulty", "\"call\""))).contains("signal: killed");
    assertThat(text(invoke("Faulty", "\"call\""))).isEqualTo("\"200\"");
    assertThat(cloud.door().meter().counts()).containsKey("Faulty/dynamodb:ListTables");
  }

  @Test
  void findsJarsInTheFolderLibOfTheCode() {
    assertThat(text(invoke("Layout", "\"count\""))).isEqualTo("\"count 1\"");
  }

  @Test
  void eachProcessHasAFolderOfItsOwnForTemporaryFiles() {
    assertThat(text(invoke("Mischief", "\"folder\"")))
        .startsWith("\"" + folder.resolve("data/functions"));
  }

  @Test
  void runsNoMoreAtATimeThanTheFunctionReserves() throws IOException {
    Path report = folder.resolve("report");
    Files.deleteIfExists(report);
    CompletableFuture<InvokeResponse> running = aside(() -> invoke("Capped", "\"hang\""));
    await(report);
    assertThatThrownBy(() -> invoke("Capped", "\"count\""))
        .isInstanceOf(TooManyRequestsException.class);
    ProcessHandle.of(Long.parseLong(Files.readString(report))).orElseThrow().destroyForcibly();
    assertThat(text(running.join())).contains("signal: killed");
  }

  @Test
  void moreFunctionsThanProcessesTakeTurns() {
    String question = "{\"variable\": \"NAME\", \"numbers\": []}";
    List<CompletableFuture<InvokeResponse>> all =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    switch (i % 4) {
                      case 0 -> aside(() -> invoke("Probe", question));
                      case 1 -> aside(() -> invoke("Layout", "\"count\""));
                      case 2 -> aside(() -> invoke("Json", "\"count\""));
                      default -> aside(() -> invoke("Mischief", "\"count\""));
                    })
            .toList();
    assertThat(all)
        .allSatisfy(each -> assertThat(text(each.join())).containsPattern("count|invocations"));
    assertThat(ProcessHandle.current().children().filter(ProcessSandboxTest::isFunction))
        .hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void endsIdleProcessesAndAllWithTheCloud(@TempDir Path own) {
    ProcessHandle first;
    ProcessHandle last;
    try (Cloud reclaiming =
            Cloud.builder()
                .assembly(folder.resolve("cdk.out"))
                .data(own)
                .isolated(new Isolation(1, Duration.ofMillis(200)))
                .start();
        LambdaClient caller = FunctionTest.client(reclaiming)) {
      first = process(FunctionTest.invoke(caller, "MischiefFunction", "\"process\""));
      assertThat(first.onExit()).succeedsWithin(Duration.ofSeconds(10));
      last = process(FunctionTest.invoke(caller, "MischiefFunction", "\"process\""));
      assertThat(last.pid()).isNotEqualTo(first.pid());
    }
    assertThat(last.isAlive()).isFalse();
    assertThat(own.resolve("functions")).isDirectoryNotContaining("glob:**/process-*");
  }

  private static ProcessHandle process(InvokeResponse response) {
    return ProcessHandle.of(Long.parseLong(text(response).replace("\"", ""))).orElseThrow();
  }

  private static <T> CompletableFuture<T> aside(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
  }

  static boolean isFunction(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("FunctionMain");
  }

  static void await(Path file) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!Files.exists(file) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  private static InvokeResponse invoke(String name, String payload) {
    return FunctionTest.invoke(lambda, name + "Function", payload);
  }

  private static String text(InvokeResponse response) {
    return response.payload().asUtf8String();
  }

  private static String log(String name) throws IOException {
    return Files.readString(cloud.data().resolve("logs/App-" + name + "Function.log"));
  }

  /** A function whose classes are in a jar within its jar, as Lambda allows. */
  private static Path jarWithJars(Path folder) throws IOException {
    Path inner = folder.resolve("inner.jar");
    String type = MischiefHandler.class.getName().replace('.', '/');
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(inner))) {
      for (String name : List.of(type, type + "$RefusedException")) {
        jar.putNextEntry(new ZipEntry(name + ".class"));
        Files.copy(Path.of("target/test-classes", name + ".class"), jar);
      }
    }
    Path outer = folder.resolve("layout.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(outer))) {
      jar.putNextEntry(new ZipEntry("lib/inner.jar"));
      Files.copy(inner, jar);
    }
    return outer;
  }

  private static String function(String name, String handler, String properties) {
    return function(name, handler, properties, "");
  }

  private static String function(String name, String handler, String properties, String start) {
    return """
    "%sFunction": {"Type": "AWS::Lambda::Function", "Properties": {
      "Code": {"S3Bucket": "assets", "S3Key": "code"}, "Runtime": "java25", %s
      "Handler": "dev.baton.cloud.function.fixture.%s",
      "Environment": {"Variables": {"START": "%s", "REPORT": "%s"}}}}\
    """
        .formatted(
            name,
            properties.contains("Timeout") ? properties : properties + "\"Timeout\": 30,",
            handler,
            start,
            folder.resolve("report"));
  }
}
