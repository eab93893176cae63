package dev.baton.asl.state;

import dev.baton.asl.expression.Expression;
import dev.baton.asl.jsonpath.ResultPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of Catch. ResultPath is JSONPath's, Output JSONata's. */
public record Catcher(
    List<String> errors,
    String next,
    ResultPath resultPath,
    @Nullable Expression output,
    @Nullable Expression assign) {}
