package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.state.Branch;
import dev.baton.asl.state.ParallelState;
import dev.baton.asl.state.State.Common;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Parallel states. */
final class ParallelParser {
  private final BranchParser branches;

  ParallelParser(BranchParser branches) {
    this.branches = branches;
  }

  @Nullable ParallelState parse(Common common, Fields fields) {
    fields.require("Branches");
    ArrayNode array = fields.array("Branches");
    if (array != null && array.isEmpty()) {
      fields.fault("Branches", "Value cannot be empty");
    }
    List<Branch> parsed = new ArrayList<>();
    for (int i = 0; array != null && i < array.size(); i++) {
      String place = "Branches[" + i + "]";
      if (array.get(i) instanceof ObjectNode object) {
        Branch branch = branches.parse(fields.nested(object, place));
        if (branch != null) {
          parsed.add(branch);
        }
      } else {
        fields.fault(place, "Expected value of type [OBJECT]");
      }
    }
    return new ParallelState(common, List.copyOf(parsed), HandlersParser.parse(fields));
  }
}
