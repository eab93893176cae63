package dev.baton.shared.invocation;

import com.amazonaws.services.lambda.runtime.Context;
import dev.baton.shared.json.Json;
import dev.baton.shared.telemetry.Correlation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * One call of a function: reads the request, runs the work under observation, writes the result.
 *
 * <p>Handlers are stream handlers because the serialization of the Lambda runtime (1.2.0) switches
 * off the detection of constructors and so cannot read a record.
 */
public final class Invocation {
  private final InputStream input;
  private final OutputStream output;
  private final Context context;

  private Invocation(InputStream input, OutputStream output, Context context) {
    this.input = input;
    this.output = output;
    this.context = context;
  }

  public static Invocation of(InputStream input, OutputStream output, Context context) {
    return new Invocation(input, output, context);
  }

  /** Answers with what {@code work} makes of the request; its exceptions fail the call. */
  public <I extends Correlated, O> void answer(
      Class<I> requestType, Telemetry telemetry, Function<I, O> work) throws IOException {
    I request = Json.read(input, requestType);
    Correlation correlation = Correlation.of(request.correlationId());
    O result = telemetry.observe(context, correlation, () -> work.apply(request));
    output.write(Json.writeBytes(result));
  }
}
