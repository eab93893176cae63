package dev.baton.asl;

import dev.baton.asl.parse.DefinitionParser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way in: reads, checks and compiles definitions. */
public final class Definitions {

  /** What became of a text: its faults, and the definition if none of them is an error. */
  public record Checked(@Nullable Definition definition, List<Fault> faults) {}

  private Definitions() {}

  /** Reads a definition and reports all that is wrong with it. */
  public static Checked check(String text) {
    return new DefinitionParser().parse(text);
  }

  /** As {@link #check}, for an express state machine, which may have less. */
  public static Checked checkExpress(String text) {
    Checked checked = check(text);
    Definition definition = checked.definition();
    List<Fault> faults = definition == null ? List.of() : ExpressCheck.check(definition);
    return faults.isEmpty() ? checked : new Checked(null, faults);
  }

  /** Reads a single state, which gets the name StateName. */
  public static Checked checkState(String text) {
    return new DefinitionParser().parseState(text);
  }

  /**
   * Reads a definition that has to be right.
   *
   * @throws InvalidDefinitionException with all faults
   */
  public static Definition parse(String text) {
    Checked checked = check(text);
    Definition definition = checked.definition();
    if (definition == null) {
      throw new InvalidDefinitionException(checked.faults());
    }
    return definition;
  }
}
