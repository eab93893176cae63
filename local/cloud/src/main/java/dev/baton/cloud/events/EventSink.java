package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Where other services publish their own events: the default bus. */
@FunctionalInterface
public interface EventSink {

  /**
   * Publishes an event of an AWS service.
   *
   * @param source such as {@code aws.s3}
   * @param resources the ARNs that the event is about
   */
  void publish(String source, String detailType, List<String> resources, ObjectNode detail);
}
