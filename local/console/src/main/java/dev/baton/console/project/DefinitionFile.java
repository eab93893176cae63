package dev.baton.console.project;

import dev.baton.asl.Definition;
import dev.baton.asl.Definitions;
import dev.baton.asl.Fault;
import dev.baton.asl.lint.Limits;
import dev.baton.asl.lint.LimitsFile;
import dev.baton.asl.lint.Lint;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A definition in a file, with the limits beside it, held to what is valid and what is wise. */
public final class DefinitionFile {
  private static final String WHOLE = "-";

  private DefinitionFile() {}

  /** One thing wrong, whoever found it. */
  public record Complaint(String state, String rule, String problem, String advice) {}

  /** What became of a file; {@code valid} where Step Functions would take the definition. */
  public record Checked(boolean valid, List<Complaint> complaints) {}

  /** Reads and checks a definition. */
  public static Checked check(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      return invalid("not-text", "The file is not text in UTF-8.", "Save it as UTF-8.");
    } catch (IOException e) {
      return invalid("not-readable", "The file cannot be read.", "Look at its permissions.");
    }
    Path limitsFile = file.resolveSibling("limits.json");
    List<Complaint> complaints = new ArrayList<>();
    Limits limits = Files.exists(limitsFile) ? limits(limitsFile, complaints) : null;
    if (!complaints.isEmpty()) {
      return new Checked(false, complaints);
    }
    Definitions.Checked checked =
        limits != null && limits.express()
            ? Definitions.checkExpress(text)
            : Definitions.check(text);
    Definition definition = checked.definition();
    if (definition == null) {
      return new Checked(false, checked.faults().stream().map(DefinitionFile::fault).toList());
    }
    Lint.check(definition, limits).stream()
        .map(f -> new Complaint(f.state(), f.rule().id(), f.problem(), f.advice()))
        .forEach(complaints::add);
    return new Checked(true, complaints);
  }

  private static @Nullable Limits limits(Path file, List<Complaint> complaints) {
    try {
      LimitsFile.Read read = LimitsFile.read(Files.readString(file));
      for (String fault : read.faults()) {
        complaints.add(
            new Complaint(WHOLE, "limits-wrong", "limits.json: " + fault, "Correct limits.json."));
      }
      return read.limits();
    } catch (IOException e) {
      complaints.add(
          new Complaint(
              WHOLE,
              "limits-wrong",
              "limits.json cannot be read as text.",
              "Correct limits.json."));
      return null;
    }
  }

  private static Complaint fault(Fault fault) {
    String place = fault.location() == null ? "" : " at " + fault.location();
    return new Complaint(
        WHOLE,
        fault.code(),
        fault.message() + place,
        "Step Functions refuses the definition: correct this first.");
  }

  private static Checked invalid(String rule, String problem, String advice) {
    return new Checked(false, List.of(new Complaint(WHOLE, rule, problem, advice)));
  }
}
