package dev.baton.engine.history;

import org.jspecify.annotations.Nullable;

/** The details of events as bytes: those that occur often; the others are kept as they are. */
final class PackedDetails {
  private static final int NONE = 0;
  private static final int KEPT = 1;
  private static final int STARTED = 2;
  private static final int SUCCEEDED = 3;
  private static final int ENTERED = 4;
  private static final int EXITED = 5;
  private static final int ASSIGNING_EXITED = 6;
  private static final int SCHEDULED = 7;
  private static final int OUTPUT = 8;
  private static final int ITERATION = 9;

  private PackedDetails() {}

  static void write(@Nullable Details details, PackWriter out) {
    switch (details) {
      case null -> out.write(NONE);
      case Details.Started started when started.roleArn() == null -> {
        out.write(STARTED);
        out.payload(started.input());
      }
      case Details.Succeeded succeeded -> {
        out.write(SUCCEEDED);
        out.payload(succeeded.output());
      }
      case Details.Entered entered -> {
        out.write(ENTERED);
        out.name(entered.name());
        out.payload(entered.input());
      }
      case Details.Exited exited -> writeExited(exited, out);
      case Details.Scheduled scheduled when isPlain(scheduled) -> {
        out.write(SCHEDULED);
        out.name(scheduled.key());
        out.name(scheduled.resource());
        out.payload(scheduled.input());
      }
      case Details.Output output -> {
        out.write(OUTPUT);
        out.name(output.key());
        out.payload(output.output());
      }
      case Details.Iteration iteration -> {
        out.write(ITERATION);
        out.name(iteration.key());
        out.name(iteration.name());
        out.whole(iteration.index());
      }
      case Details other -> {
        out.write(KEPT);
        out.keep(other);
      }
    }
  }

  private static void writeExited(Details.Exited exited, PackWriter out) {
    out.write(exited.assigned() == null ? EXITED : ASSIGNING_EXITED);
    out.name(exited.name());
    out.payload(exited.output());
    if (exited.assigned() != null) {
      out.payload(exited.assigned());
    }
  }

  private static boolean isPlain(Details.Scheduled scheduled) {
    return scheduled.timeoutInSeconds() == null
        && scheduled.heartbeatInSeconds() == null
        && scheduled.credentials() == null;
  }

  static @Nullable Details read(PackReader in) {
    int kind = in.read();
    return switch (kind) {
      case NONE -> null;
      case KEPT -> (Details) in.kept();
      case STARTED -> new Details.Started(in.payload(), null);
      case SUCCEEDED -> new Details.Succeeded(in.payload());
      case ENTERED -> new Details.Entered(in.name(), in.payload());
      case EXITED -> new Details.Exited(in.name(), in.payload(), null);
      case ASSIGNING_EXITED -> new Details.Exited(in.name(), in.payload(), in.payload());
      case SCHEDULED -> new Details.Scheduled(in.name(), in.name(), in.payload(), null, null);
      case OUTPUT -> new Details.Output(in.name(), in.payload());
      case ITERATION -> new Details.Iteration(in.name(), in.name(), (int) in.whole());
      default -> throw new IllegalStateException("No kind of details: " + kind);
    };
  }
}
