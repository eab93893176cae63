package dev.baton.models.gateway;

/** Who answers model calls. */
public enum Provider {
  EMBEDDED,
  BEDROCK,
  ANTHROPIC,
  OLLAMA,
  VERTEX_AI
}
