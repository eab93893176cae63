package dev.baton.engine.items;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One item of a distributed Map.
 *
 * @param key its name where the items are the members of an object; null elsewhere
 * @param source where it comes from, as the context object tells: {@code STATE_DATA} or an S3 URI
 */
public record Item(@Nullable String key, JsonNode value, String source) {}
