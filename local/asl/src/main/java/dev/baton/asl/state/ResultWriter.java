package dev.baton.asl.state;

import dev.baton.asl.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * What a distributed Map makes of its results (AWS guide: ResultWriter).
 *
 * @param exports whether they go to S3, and not into the state's output
 * @param arguments yields bucket and prefix; null when nothing is exported
 */
public record ResultWriter(
    boolean exports,
    @Nullable Expression arguments,
    Transformation transformation,
    OutputType outputType) {

  /** What a distributed Map does that says nothing about its results. */
  public static final ResultWriter NONE =
      new ResultWriter(false, null, Transformation.COMPACT, OutputType.JSON);

  /**
   * Whether a result is the whole record of its execution, its output, or the output's elements.
   */
  public enum Transformation {
    NONE,
    COMPACT,
    FLATTEN
  }

  /** Whether a file of results is an array, or has a line for each. */
  public enum OutputType {
    JSON,
    JSONL
  }
}
