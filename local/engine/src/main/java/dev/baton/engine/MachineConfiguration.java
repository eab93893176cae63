package dev.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a state machine is set up with beside its definition, as the API takes it. The engine writes
 * no logs and traces nothing: it keeps these and compares them.
 */
public record MachineConfiguration(
    @Nullable JsonNode logging, @Nullable JsonNode tracing, @Nullable JsonNode encryption) {
  static final MachineConfiguration NONE = new MachineConfiguration(null, null, null);

  public MachineConfiguration {
    if (logging != null
        && !logging.path("level").asText("OFF").equals("OFF")
        && logging.path("destinations").size() != 1) {
      throw new EngineException(
          "InvalidLoggingConfiguration",
          "Invalid Logging Configuration: Must specify exactly one Log Destination.");
    }
  }

  /** These settings, with those of another put over them where it has any. */
  MachineConfiguration with(MachineConfiguration other) {
    return new MachineConfiguration(
        other.logging == null ? logging : other.logging,
        other.tracing == null ? tracing : other.tracing,
        other.encryption == null ? encryption : other.encryption);
  }
}
