package dev.baton.engine.run;

import java.util.random.RandomGenerator;

/** The random numbers of one execution, each of which leaves through the sink as it is drawn. */
final class Draws implements RandomGenerator {
  private final RandomGenerator source;
  private final Sink sink;
  private final String executionArn;

  Draws(RandomGenerator source, Sink sink, String executionArn) {
    this.source = source;
    this.sink = sink;
    this.executionArn = executionArn;
  }

  /** Whatever else is drawn is made of these. */
  @Override
  public long nextLong() {
    long bits = source.nextLong();
    sink.drawn(executionArn, bits);
    return bits;
  }
}
