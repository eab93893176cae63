package dev.baton.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.HIPAASecurityChecks;
import io.github.cdklabs.cdknag.NagReportFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/** What cdk-nag's AwsSolutions and HIPAA Security packs say of one synthesis. */
record NagReport(Templates templates, List<Line> lines) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<NagReportFormat> FORMATS = List.of(NagReportFormat.JSON);

  /** What one rule says of one resource. */
  record Line(String resource, String rule, String compliance) {
    boolean isAccepted() {
      return compliance.equals("Suppressed");
    }

    boolean isFinding() {
      return !compliance.equals("Compliant") && !isAccepted();
    }
  }

  static NagReport of(Map<String, String> context) {
    return of(context, app -> {});
  }

  /** The report on the app after something was done to it. */
  static NagReport of(Map<String, String> context, Consumer<App> before) {
    Assembly assembly =
        new Assembly(
            context,
            app -> {
              before.accept(app);
              Aspects.of(app)
                  .add(AwsSolutionsChecks.Builder.create().reportFormats(FORMATS).build());
              Aspects.of(app)
                  .add(HIPAASecurityChecks.Builder.create().reportFormats(FORMATS).build());
            });
    return new NagReport(assembly.templates(), lines(assembly.output()));
  }

  List<Line> findings() {
    return lines.stream().filter(Line::isFinding).toList();
  }

  private static List<Line> lines(Path output) {
    List<Line> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(output)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith("NagReport.json")) {
          for (JsonNode line : JSON.readTree(file.toFile()).path("lines")) {
            lines.add(
                new Line(
                    line.path("resourceId").asText(),
                    line.path("ruleId").asText(),
                    line.path("compliance").asText()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
