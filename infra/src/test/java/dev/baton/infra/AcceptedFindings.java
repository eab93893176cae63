package dev.baton.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.infra.Templates.Resource;
import java.util.ArrayList;
import java.util.List;

/** The findings that templates say are accepted. */
final class AcceptedFindings {
  private AcceptedFindings() {}

  /** One accepted finding; {@code resource} is the construct's path. */
  record Accepted(String resource, String rule, String reason) {}

  /** What cdk-nag is told to accept. */
  static List<Accepted> ofNag(Templates templates) {
    List<Accepted> accepted = new ArrayList<>();
    for (Resource resource : templates.all()) {
      for (JsonNode rule : resource.at("/Metadata/cdk_nag/rules_to_suppress")) {
        accepted.add(
            new Accepted(path(resource), rule.path("id").asText(), rule.path("reason").asText()));
      }
    }
    return accepted;
  }

  /** What cfn-lint is told to accept. */
  static List<Accepted> ofLint(Templates templates) {
    List<Accepted> accepted = new ArrayList<>();
    for (Resource resource : templates.all()) {
      for (JsonNode check : resource.at("/Metadata/cfn-lint/config/ignore_checks")) {
        accepted.add(
            new Accepted(
                path(resource), check.asText(), resource.at("/Metadata/cfn-lint/reason").asText()));
      }
    }
    return accepted;
  }

  private static String path(Resource resource) {
    return resource.at("/Metadata/aws:cdk:path").asText();
  }
}
