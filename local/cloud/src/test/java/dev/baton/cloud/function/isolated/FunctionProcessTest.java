package dev.baton.cloud.function.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.function.fixture.MischiefHandler;
import dev.baton.cloud.function.isolated.FunctionProcess.Launch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function's process from its start to its end. */
@Tag("isolated")
class FunctionProcessTest {
  @TempDir Path folder;

  /** Starts a function's process and tells its id; what a parent does that will be killed. */
  public static final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws IOException {
      FunctionProcess process = start(Path.of(arguments[0]), "MischiefHandler");
      process.api().ready().join();
      Outcome answer =
          process
              .api()
              .invoke("1", "\"process\"".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(9))
              .join();
      var _ =
          process
              .api()
              .invoke("2", "\"hang\"".getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(9));
      System.out.println(answer.text().replace("\"", ""));
      System.in.read();
    }
  }

  @Test
  void endsWithItsParentHoweverThatEndsAlsoInTheMidstOfAnInvocation() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Parent.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = parent.inputReader()) {
      ProcessHandle function = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
      parent.destroyForcibly();
      assertThat(function.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @Test
  void tellsThatItEndedWhileItWasExpectedToStart() {
    try (FunctionProcess process = start(folder, "MischiefHandler", Map.of("START", "exit"))) {
      assertThat(process.exited()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(4);
      assertThat(process.isAlive()).isFalse();
    }
  }

  @Test
  void isGoneWhenItIsClosed() {
    FunctionProcess process = start(folder, "MischiefHandler");
    process.api().ready().join();
    process.close();
    assertThat(process.isAlive()).isFalse();
    assertThat(process.exited()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(137);
  }

  @Test
  void anIsolationHasAtLeastOneProcessAndKeepsItForSomeTime() {
    assertThatThrownBy(() -> new Isolation(0, Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Isolation(1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FunctionProcess start(Path folder, String handler) {
    return start(folder, handler, Map.of("REPORT", folder.resolve("report").toString()));
  }

  private static FunctionProcess start(
      Path folder, String handler, Map<String, String> environment) {
    return new FunctionProcess(
        RuntimeFiles.in(folder.resolve("runtime")),
        new Launch(
            "arn:aws:lambda:us-east-1:000000000000:function:Some",
            MischiefHandler.class.getPackageName() + "." + handler,
            Path.of("target/test-classes").toAbsolutePath().toString(),
            folder,
            environment,
            64,
            List.of(),
            null),
        null);
  }
}
