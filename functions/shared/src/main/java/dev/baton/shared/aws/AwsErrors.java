package dev.baton.shared.aws;

import dev.baton.shared.errors.DependencyException;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.ResourceException;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.errors.ValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns errors of the AWS SDK into the five classes, by the table {@code config/errors/errors.csv}.
 * The SDK's own message is left out: it can quote what was sent.
 */
public final class AwsErrors {
  private static final BiFunction<String, String, RuntimeException> TRANSIENT =
      TransientException::new;
  private static final BiFunction<String, String, RuntimeException> LOGIC = LogicException::new;

  /** One row: the class that AWS's error becomes, our code. */
  private record Row(BiFunction<String, String, RuntimeException> error, String code) {}

  /** By AWS's error code. */
  private static final Map<String, Row> TABLE = load("sdk");

  /** By the name that Step Functions has for a service's error. */
  private static final Map<String, Row> STATES = load("states");

  private AwsErrors() {}

  /** Runs a call of the SDK; whatever it throws becomes one of the five classes. */
  public static <T> T translating(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw translated(e);
    }
  }

  /** The error of the five classes that stands for this one. */
  public static RuntimeException translated(SdkException error) {
    if (!(error instanceof AwsServiceException service)) {
      return new TransientException(
          "network", "the call did not get an answer (" + error.getClass().getSimpleName() + ")");
    }
    String awsCode = codeOf(service);
    String sentence =
        serviceOf(service)
            + (" answered " + awsCode + " " + service.statusCode())
            + (", request " + service.requestId());
    Row row = TABLE.get(awsCode);
    if (row != null) {
      return row.error().apply(row.code(), sentence);
    }
    if (service.isThrottlingException()) {
      return TRANSIENT.apply("throttled", sentence);
    }
    if (service.statusCode() >= 500) {
      return TRANSIENT.apply("service-error", sentence);
    }
    return LOGIC.apply("unexpected-answer", sentence);
  }

  /** Whether an error by the name that Step Functions gives it is one that passes. */
  public static boolean isTransient(String statesName) {
    Row row = STATES.get(statesName);
    return row != null && row.error() == TRANSIENT;
  }

  /** The codes that have a row. */
  static Set<String> codes() {
    return TABLE.keySet();
  }

  private static Map<String, Row> load(String kind) {
    try (InputStream in = AwsErrors.class.getResourceAsStream("errors.csv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Map<String, Row> table = new HashMap<>();
      for (String line : text.lines().toList()) {
        String[] row = line.split(",", -1);
        if (row[0].equals(kind)) {
          table.put(row[1], new Row(errorOf(row[2]), row[3]));
        }
      }
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BiFunction<String, String, RuntimeException> errorOf(String name) {
    return switch (name) {
      case "transient" -> TRANSIENT;
      case "validation" -> ValidationException::new;
      case "resource" -> ResourceException::new;
      case "dependency" -> DependencyException::new;
      case "logic", "other" -> LOGIC;
      default -> throw new IllegalStateException("errors.csv has the class " + name);
    };
  }

  private static String codeOf(AwsServiceException error) {
    if (error.awsErrorDetails() == null || error.awsErrorDetails().errorCode() == null) {
      return "no code";
    }
    return error.awsErrorDetails().errorCode();
  }

  private static String serviceOf(AwsServiceException error) {
    if (error.awsErrorDetails() == null || error.awsErrorDetails().serviceName() == null) {
      return "AWS";
    }
    return error.awsErrorDetails().serviceName();
  }
}
