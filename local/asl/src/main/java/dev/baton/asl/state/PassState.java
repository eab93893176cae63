package dev.baton.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Passes its input on, or a fixed result. */
public record PassState(Common common, @Nullable JsonNode result) implements State {
  @Override
  public String type() {
    return "Pass";
  }
}
