package dev.baton.console.session;

import dev.baton.cloud.fault.Fault;
import dev.baton.cloud.function.isolated.Isolation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command may choose of its cloud.
 *
 * @param seed of all ids; another one for each run on data that is kept
 * @param isolation null to run functions in the cloud's own process
 */
public record CloudSettings(
    DataFolder data, List<Fault> faults, long seed, @Nullable Isolation isolation) {

  /** With functions in the cloud's own process. */
  public CloudSettings(DataFolder data, List<Fault> faults, long seed) {
    this(data, faults, seed, null);
  }
}
