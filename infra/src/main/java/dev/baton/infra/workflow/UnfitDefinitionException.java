package dev.baton.infra.workflow;

import java.nio.file.Path;
import java.util.List;

/** A definition that cannot go into a template; the message names the file and every fault. */
public final class UnfitDefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfitDefinitionException(Path file, List<String> faults) {
    super(file + ":\n  " + String.join("\n  ", faults));
  }
}
