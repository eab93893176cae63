package dev.baton.console.session;

import dev.baton.cloud.fault.Fault;
import java.util.List;

/**
 * What a command may choose of its cloud.
 *
 * @param seed of all ids; another one for each run on data that is kept
 */
public record CloudSettings(DataFolder data, List<Fault> faults, long seed) {}
