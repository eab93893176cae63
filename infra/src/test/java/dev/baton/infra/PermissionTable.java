package dev.baton.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.infra.Templates.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Which role may do what with which resource, as a document. */
record PermissionTable(Templates templates) {
  private static final Pattern EXPORT =
      Pattern.compile(".*:ExportsOutput(?:FnGetAtt(\\w+?)(Arn)?|Ref(\\w+?))[0-9A-F]{8}");
  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::Partition", "aws",
          "AWS::Region", "{region}",
          "AWS::AccountId", "{account}",
          "AWS::URLSuffix", "amazonaws.com");

  String text() {
    StringBuilder text =
        new StringBuilder(
            """
            # Who may do what

            Every role, the statements of its one policy, and nothing else: made from the templates of stage prod by
            `PermissionsTest`, which fails while this is not current; `mvn test -pl infra -am -Dbaton.docs=write` writes it anew.
            `Name.Arn` stands for the ARN of the resource with that logical id.

            ## Actions that know no resources

            AWS lets these be allowed for all resources only (Service Authorization Reference).

            """);
    TreeSet<String> everywhere = new TreeSet<>();
    for (Resource policy : policies()) {
      for (JsonNode statement : policy.at("/Properties/PolicyDocument/Statement")) {
        if (values(statement.path("Resource")).anyMatch(each -> each.asText().equals("*"))) {
          values(statement.path("Action")).map(JsonNode::asText).forEach(everywhere::add);
        }
      }
    }
    everywhere.forEach(action -> text.append("- `").append(action).append("`\n"));
    for (Resource policy : policies()) {
      text.append("\n## ").append(policy.id().replaceAll("Permissions$", "Role"));
      text.append(
          "\n\n| statement | actions | resources | only when |\n| --- | --- | --- | --- |\n");
      for (JsonNode statement : policy.at("/Properties/PolicyDocument/Statement")) {
        text.append(
            "| %s | %s | %s | %s |\n"
                .formatted(
                    statement.path("Sid").asText(),
                    all(statement.path("Action")),
                    all(statement.path("Resource")),
                    conditions(statement.path("Condition"))));
      }
    }
    return text.toString();
  }

  private List<Resource> policies() {
    return templates.ofType("AWS::IAM::ManagedPolicy");
  }

  private static String all(JsonNode oneOrMany) {
    return values(oneOrMany)
        .map(each -> "`" + shown(each) + "`")
        .collect(Collectors.joining("<br>"));
  }

  private static String conditions(JsonNode condition) {
    List<String> lines = new ArrayList<>();
    condition
        .properties()
        .forEach(
            operator ->
                operator
                    .getValue()
                    .properties()
                    .forEach(
                        each ->
                            lines.add(
                                "`%s` %s %s"
                                    .formatted(
                                        each.getKey(), operator.getKey(), all(each.getValue())))));
    return String.join("<br>", lines);
  }

  private static Stream<JsonNode> values(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? StreamSupport.stream(oneOrMany.spliterator(), false)
        : Stream.of(oneOrMany);
  }

  /** A value of a template in the words of a person. */
  private static String shown(JsonNode value) {
    if (value.has("Ref")) {
      String name = value.path("Ref").asText();
      return PSEUDO.getOrDefault(name, name);
    }
    if (value.has("Fn::GetAtt")) {
      return value.at("/Fn::GetAtt/0").asText() + "." + value.at("/Fn::GetAtt/1").asText();
    }
    if (value.has("Fn::ImportValue")) {
      return imported(value.path("Fn::ImportValue").asText());
    }
    if (value.has("Fn::Select")) {
      String part = shown(value.at("/Fn::Select/1/Fn::Split/1"));
      return part.startsWith("name of ") ? part : "name of " + part;
    }
    if (value.has("Fn::Join")) {
      return values(value.at("/Fn::Join/1"))
          .map(PermissionTable::shown)
          .collect(Collectors.joining(value.at("/Fn::Join/0").asText()));
    }
    return value.asText();
  }

  private static String imported(String export) {
    Matcher matcher = EXPORT.matcher(export);
    if (!matcher.matches()) {
      return export;
    }
    return matcher.group(1) == null
        ? matcher.group(3)
        : matcher.group(1) + (matcher.group(2) == null ? "" : ".Arn");
  }
}
