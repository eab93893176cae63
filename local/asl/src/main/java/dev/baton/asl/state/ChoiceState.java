package dev.baton.asl.state;

import dev.baton.asl.choice.Condition;
import dev.baton.asl.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes where the first rule that matches points; its own Assign and Output are the default's. */
public record ChoiceState(Common common, List<Rule> rules, @Nullable String defaultNext)
    implements State {

  /** One entry of Choices. */
  public record Rule(
      Condition condition, String next, @Nullable Expression assign, @Nullable Expression output) {}

  @Override
  public String type() {
    return "Choice";
  }
}
