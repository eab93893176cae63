package dev.baton.shared.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.telemetry.EmfMetrics;
import dev.baton.shared.telemetry.Telemetry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvocationTest {
  /** A request as handlers have them. */
  public record Greeting(String name, @Nullable String correlationId) implements Correlated {}

  /** A result as handlers have them. */
  public record Answer(String text) {}

  private final Telemetry telemetry =
      new Telemetry(
          "document-processing",
          "Greet",
          new EmfMetrics(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
              Clock.systemUTC()));

  @Test
  void readsARecordAndWritesARecord() throws IOException {
    assertThat(answer("{\"name\":\"Ada\",\"more\":1}")).isEqualTo("{\"text\":\"Hello, Ada\"}");
  }

  @Test
  void refusesWhatIsNoRequest() {
    assertThatThrownBy(() -> answer("Ada")).isInstanceOf(LogicException.class);
  }

  // The reason why handlers read their streams themselves. Should this fail one day, they need not.
  @Test
  void theRuntimesOwnSerializationCannotReadARecord() {
    var serializer = JacksonFactory.getInstance().getSerializer(Greeting.class);
    assertThatThrownBy(() -> serializer.fromJson("{\"name\":\"Ada\"}"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no Creators");
  }

  private String answer(String request) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Invocation.of(
            new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)), output, context())
        .answer(Greeting.class, telemetry, greeting -> new Answer("Hello, " + greeting.name()));
    return output.toString(StandardCharsets.UTF_8);
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                method.getReturnType() == int.class ? (Object) 512 : null);
  }
}
