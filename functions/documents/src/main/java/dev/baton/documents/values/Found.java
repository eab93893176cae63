package dev.baton.documents.values;

import com.fasterxml.jackson.databind.JsonNode;

/** A value, how it was written, and from where to where in the text that was searched. */
public record Found(JsonNode value, String text, int start, int end) {}
