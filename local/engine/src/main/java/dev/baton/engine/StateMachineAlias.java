package dev.baton.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name for one or two versions of a state machine, among which its executions are divided.
 *
 * @param arn the state machine's ARN with the name behind it
 */
public record StateMachineAlias(
    String arn,
    String name,
    @Nullable String description,
    List<Route> routes,
    Instant creationDate,
    Instant updateDate) {

  /**
   * A version and its share of the executions.
   *
   * @param weight in percent
   */
  public record Route(String versionArn, int weight) {}

  public StateMachineAlias {
    routes = List.copyOf(routes);
  }

  /** The version for a number drawn from 0 to 99. */
  String versionFor(int drawn) {
    int end = 0;
    for (Route route : routes) {
      end += route.weight();
      if (drawn < end) {
        return route.versionArn();
      }
    }
    return routes.get(routes.size() - 1).versionArn();
  }
}
