package dev.baton.asl.state;

/** Ends its branch with success. */
public record SucceedState(Common common) implements State {
  @Override
  public String type() {
    return "Succeed";
  }
}
