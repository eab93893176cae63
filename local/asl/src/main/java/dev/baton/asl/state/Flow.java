package dev.baton.asl.state;

import dev.baton.asl.expression.Expression;
import dev.baton.asl.jsonpath.PathExpression;
import dev.baton.asl.jsonpath.ResultPath;
import org.jspecify.annotations.Nullable;

/** How data gets into a state and out of it, in the terms of its query language. */
public sealed interface Flow {

  /** The variables to assign when the state succeeds; null when there are none. */
  @Nullable Expression assign();

  /**
   * JSONPath: InputPath, Parameters, ResultSelector, ResultPath, OutputPath, in this order.
   *
   * @param dropsInput whether InputPath is null, so that the state sees an empty object
   * @param dropsOutput whether OutputPath is null, so that the next state sees an empty object
   */
  record JsonPath(
      @Nullable PathExpression inputPath,
      boolean dropsInput,
      @Nullable Expression parameters,
      @Nullable Expression resultSelector,
      ResultPath resultPath,
      @Nullable PathExpression outputPath,
      boolean dropsOutput,
      @Nullable Expression assign)
      implements Flow {}

  /** JSONata: Arguments and Output. */
  record Jsonata(
      @Nullable Expression arguments, @Nullable Expression output, @Nullable Expression assign)
      implements Flow {}
}
