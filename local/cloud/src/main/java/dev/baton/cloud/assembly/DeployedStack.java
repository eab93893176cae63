package dev.baton.cloud.assembly;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stack of the assembly with what came of it.
 *
 * @param id its ARN
 * @param template as JSON
 */
public record DeployedStack(
    String name, String id, String template, List<Output> outputs, List<MadeResource> resources) {

  /**
   * An output of a stack.
   *
   * @param export the name under which other stacks import it; null where they do not
   */
  public record Output(String key, String value, String description, @Nullable String export) {}
}
