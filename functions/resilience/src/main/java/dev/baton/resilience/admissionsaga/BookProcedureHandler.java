package dev.baton.resilience.admissionsaga;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Books the slot of a room for an admission. */
public final class BookProcedureHandler implements RequestStreamHandler {
  private final Rooms rooms;
  private final Telemetry telemetry;

  public BookProcedureHandler() {
    this(
        AdmissionSettings.of(System.getenv()).rooms(),
        Telemetry.of(BookProcedureHandler.class, Clock.systemUTC()));
  }

  BookProcedureHandler(Rooms rooms, Telemetry telemetry) {
    this.rooms = rooms;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context).answer(Admission.class, telemetry, this::book);
  }

  private ArrangementResult book(Admission admission) {
    // Idempotency key: admission and kind; see Arrangements.
    return rooms.book(admission);
  }
}
