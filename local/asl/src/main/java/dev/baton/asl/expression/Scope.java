package dev.baton.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What an {@link Expression} can see while it is evaluated. */
public interface Scope {

  /** What {@code $} of JSONPath refers to. */
  JsonNode root();

  /** The context object: {@code $$} of JSONPath, {@code $states.context} of JSONata. */
  ObjectNode context();

  /** The value of a workflow variable; null when there is none of this name. */
  @Nullable JsonNode variable(String name);

  /** A member of {@code $states}: input, context, result, errorOutput; null when it is absent. */
  @Nullable JsonNode statesMember(String name);

  /** Where random numbers and UUIDs are drawn from. */
  RandomGenerator random();

  /** The present instant, in milliseconds since the epoch. */
  long millis();
}
