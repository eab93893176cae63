package dev.baton.asl.state;

import java.util.List;

/** What a state does about errors: Retry, then Catch. */
public record Handlers(List<Retrier> retriers, List<Catcher> catchers) {
  public static final Handlers NONE = new Handlers(List.of(), List.of());
}
