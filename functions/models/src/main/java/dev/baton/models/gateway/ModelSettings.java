package dev.baton.models.gateway;

import dev.baton.shared.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which model is asked, as the environment says it.
 *
 * @param model the model's name as its provider writes it
 * @param endpoint where the provider is; empty for its public address
 * @param key what the provider is asked with; empty where the function's own role or nothing is
 */
public record ModelSettings(
    Provider provider, String model, String endpoint, String key, Duration timeout) {
  private static final List<String> PROVIDERS =
      List.of("embedded", "bedrock", "anthropic", "ollama", "vertex-ai");
  private static final long SECONDS = 30;
  private static final long MOST_SECONDS = 50;

  /** Reads {@code MODEL_PROVIDER} and, unless it is {@code embedded}, what that provider needs. */
  public static ModelSettings of(Map<String, String> environment) {
    return Settings.read(
        environment,
        settings -> {
          String name = settings.oneOf("MODEL_PROVIDER", "embedded", PROVIDERS);
          Provider provider = Provider.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
          boolean key = provider == Provider.ANTHROPIC || provider == Provider.VERTEX_AI;
          return new ModelSettings(
              provider,
              provider == Provider.EMBEDDED ? "" : settings.text("MODEL_NAME"),
              settings.text("MODEL_ENDPOINT", ""),
              key ? settings.text("MODEL_API_KEY") : "",
              Duration.ofSeconds(
                  settings.number("MODEL_TIMEOUT_SECONDS", SECONDS, 1, MOST_SECONDS)));
        });
  }
}
