package dev.baton.tests.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A cloud to which the assembly is deployed, as a user with AWS's clients sees it: embedded,
 * LocalStack, an endpoint or an account. Tests that need no more than this run on each ({@link
 * Portable}).
 */
public interface CloudUnderTest extends AutoCloseable {
  Clients clients();

  /** A stack's output. */
  String output(String key);

  /** A name that no earlier run on the same cloud has used. */
  String unique(String name);

  /** Says that this must have happened before the cloud is at rest. */
  void expect(String what, BooleanSupplier happened);

  /** Lets time pass until nothing is under way any more. */
  void settle();

  /** All that was said on the bus with this detail type. */
  List<JsonNode> published(String detailType);

  /** Does something for each event of a detail type, until the returned handle is closed. */
  AutoCloseable whenPublished(String detailType, Consumer<JsonNode> action);

  /** Whether it is LocalStack's free edition, which cannot do some things. */
  boolean isFreeLocalStack();

  @Override
  void close();
}
