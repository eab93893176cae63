package dev.baton.infra;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What may differ from one stage to another, read from {@code config/stages}; the rest of the
 * templates is the same.
 *
 * @param approvalExpiryHours how long a reviewer is waited for
 * @param concurrency how many copies of a function may run at once, by the state it serves; {@code
 *     other} for all that are not named
 * @param keepData whether data outlives its stack, and stacks are protected from being deleted
 * @param alarmAddresses who gets alarms by e-mail
 * @param textRecognition who reads pages that are images: {@code textract}, or {@code none}, and
 *     then a person does
 */
public record Settings(
    Bands bands,
    int approvalExpiryHours,
    long maxDocumentBytes,
    Map<String, Integer> concurrency,
    Retention retention,
    Release release,
    boolean keepData,
    List<String> alarmAddresses,
    Model model,
    String textRecognition) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** The confidence from which nobody is asked, and the one from which a reviewer is. */
  public record Bands(String auto, String review) {}

  /**
   * Who classifies documents: {@code embedded}, which asks nobody, or {@code bedrock}, {@code
   * anthropic}, {@code ollama}, {@code vertex-ai}.
   *
   * @param name the model's name as its provider writes it
   * @param endpoint where the provider is; empty for its public address
   * @param keySecret the name of the secret that holds the provider's key, where it takes one
   */
  public record Model(String provider, String name, String endpoint, String keySecret) {}

  /** How long things are kept. */
  public record Retention(
      RetentionDays logs,
      @JsonProperty("eventDays") int events,
      @JsonProperty("workFileDays") int workFiles,
      @JsonProperty("accessLogDays") int accessLogs,
      @JsonProperty("backupDays") int backups) {}

  /** How many of the first executions a new version gets, and for how long. */
  public record Release(int firstPercent, int minutes) {}

  /** The settings of a stage; a file that is missing or not complete says so. */
  public static Settings of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          file + " is missing: -c stage=... takes the name of a file in config/stages");
    }
    try {
      return JSON.readValue(file.toFile(), Settings.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(file + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Duration approvalExpiry() {
    return Duration.hours(approvalExpiryHours);
  }

  /** What becomes of data when its stack, or it itself, leaves the template. */
  public RemovalPolicy removal() {
    return keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }

  /** How many copies of the function of a state may run at once. */
  public int concurrencyOf(String state) {
    Integer own = concurrency.get(state);
    return own == null ? concurrency.getOrDefault("other", 1) : own;
  }
}
