package dev.baton.console.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What is run again and again: a definition and the input that each execution's own is made of.
 *
 * @param events how many events an execution must have; null leaves it to {@link Implied}
 */
record Workload(String name, ObjectNode definition, JsonNode input, @Nullable Integer events) {}
