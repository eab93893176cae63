package dev.baton.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Why a statement cannot name its resources to the last letter, by the statement's id. */
final class Wildcards {
  private static final Map<String, String> REASONS = read();

  private Wildcards() {}

  /** One sentence for each statement with a wildcard; one without a reason fails the synthesis. */
  static String reasons(List<PolicyStatement> statements) {
    Set<String> sentences = new TreeSet<>();
    for (PolicyStatement statement : statements) {
      if (statement.getResources().stream().anyMatch(resource -> resource.contains("*"))) {
        String sid = Objects.requireNonNull(statement.getSid());
        String reason = REASONS.get(sid);
        if (reason == null) {
          throw new IllegalStateException(
              "The statement "
                  + sid
                  + " has a wildcard: name its resource, or say in wildcards.json"
                  + " why that cannot be");
        }
        sentences.add(sid + ": " + reason);
      }
    }
    return String.join(" ", sentences);
  }

  private static Map<String, String> read() {
    try (@Nullable InputStream in = Wildcards.class.getResourceAsStream("wildcards.json")) {
      return new ObjectMapper().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
