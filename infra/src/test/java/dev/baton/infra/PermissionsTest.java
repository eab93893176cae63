package dev.baton.infra;

import static dev.baton.infra.Templates.guards;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.infra.Templates.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PermissionsTest {
  private static final String POLICY = "AWS::IAM::ManagedPolicy";

  /** Statements on all resources: their actions know no resources. */
  private static final Set<String> WITHOUT_RESOURCES =
      Set.of("DeliverLogs", "RecognizeText", "Trace");

  @Test
  void everyRoleNamesItsActions() {
    guards(
        templates -> faults(templates, text -> text.path("Action").toString().contains("*")),
        templates -> widen(templates, "Action", "\"dynamodb:*\""));
  }

  @Test
  void everyRoleNamesItsResourcesWhereTheActionKnowsAny() {
    guards(
        templates ->
            faults(
                templates,
                text ->
                    values(text.path("Resource")).anyMatch(value -> value.asText().equals("*"))
                        && !WITHOUT_RESOURCES.contains(text.path("Sid").asText())),
        templates -> widen(templates, "Resource", "\"*\""));
  }

  @Test
  void onlyTheApprovalFunctionsSendTaskResultsAndOnlyToTheirWorkflow() {
    guards(
        templates -> {
          List<String> faults = new ArrayList<>();
          Set<String> senders = new TreeSet<>();
          for (Statement statement : statements(templates)) {
            if (statement.json().path("Action").toString().contains("states:SendTask")) {
              senders.add(statement.policy().id().replaceAll("Permissions$", ""));
              if (!statement
                  .json()
                  .path("Resource")
                  .toString()
                  .contains(":stateMachine:approval")) {
                faults.add(statement.policy().toString());
              }
            }
          }
          if (!senders.equals(Set.of("DecideApprovalFunction", "RequestDecisionFunction"))) {
            faults.add(senders.toString());
          }
          return faults;
        },
        templates -> widen(templates, "Action", "[\"states:SendTaskSuccess\"]"),
        templates ->
            statements(templates).stream()
                .filter(each -> each.json().path("Sid").asText().equals("WakeUp"))
                .forEach(each -> replace(each, "Resource", "\"*\"")));
  }

  @Test
  void aWorkflowCallsExactlyTheFunctionsOfItsDefinition() {
    guards(
        templates -> {
          List<String> faults = new ArrayList<>();
          for (Statement statement : statements(templates)) {
            if (statement.json().path("Sid").asText().equals("CallHandlers")) {
              long allowed = values(statement.json().path("Resource")).count();
              String machine = statement.policy().id().replaceAll("Permissions$", "");
              long called =
                  templates
                      .resource(machine)
                      .at("/Properties/DefinitionSubstitutions")
                      .properties()
                      .stream()
                      .filter(each -> each.getKey().endsWith("FunctionArn"))
                      .count();
              if (allowed != called) {
                faults.add(machine + " may call " + allowed + " functions and calls " + called);
              }
            }
          }
          return faults;
        },
        templates ->
            statements(templates).stream()
                .filter(each -> each.json().path("Sid").asText().equals("CallHandlers"))
                .forEach(each -> replace(each, "Resource", "[\"a\", \"b\"]")));
  }

  @Test
  void everyRoleUsesTheKeyUnderACondition() {
    guards(
        templates ->
            faults(
                templates,
                statement ->
                    statement.path("Action").toString().contains("kms:")
                        && !statement.has("Condition")),
        templates ->
            statements(templates).stream()
                .filter(each -> each.json().path("Sid").asText().equals("UseKeyForTables"))
                .forEach(each -> ((ObjectNode) each.json()).remove("Condition")));
  }

  @Test
  void theKeyIsUsedForTheResourcesThatTheRoleMayTouchOnly() {
    Set<String> contextFree = Set.of("SeeKeyOfTables", "UseTableKey", "GrantKeyToServices");
    guards(
        templates ->
            faults(
                templates,
                statement ->
                    statement.path("Action").toString().contains("kms:")
                        && !contextFree.contains(statement.path("Sid").asText())
                        && !statement
                            .path("Condition")
                            .toString()
                            .contains("kms:EncryptionContext:")),
        templates ->
            statements(templates).stream()
                .filter(each -> each.json().path("Sid").asText().equals("UseKeyForObjects"))
                .forEach(each -> ((ObjectNode) each.json()).remove("Condition")));
  }

  @Test
  void whatEveryRoleMayDoIsInTheDocuments() {
    GeneratedDocument.holds(
        "docs/permissions.md", new PermissionTable(Templates.SYNTHESIZED).text());
  }

  @Test
  void theTableOfPermissionsShowsEveryChange() {
    String before = new PermissionTable(Templates.SYNTHESIZED).text();
    guards(
        templates ->
            new PermissionTable(templates).text().equals(before) ? List.of() : List.of("changed"),
        templates -> widen(templates, "Action", "\"dynamodb:Scan\""),
        templates -> widen(templates, "Resource", "\"*\""));
  }

  @Test
  void everyRoleBelongsToOneResourceAndHasOnePolicy() {
    List<String> roles = ids("AWS::IAM::Role", "Role");
    assertThat(roles)
        .containsAll(ids("AWS::Lambda::Function", ""))
        .containsAll(ids("AWS::StepFunctions::StateMachine", ""));
    assertThat(ids(POLICY, "Permissions")).containsExactlyElementsOf(roles);
    assertThat(Templates.SYNTHESIZED.all())
        .extracting(Resource::type)
        .doesNotContain("AWS::IAM::Policy");
  }

  private static List<String> ids(String type, String ending) {
    return Templates.SYNTHESIZED.ofType(type).stream()
        .map(resource -> resource.id().replaceAll(ending + "$", ""))
        .sorted()
        .toList();
  }

  /** A statement and the policy it stands in. */
  private record Statement(Resource policy, JsonNode json) {}

  private static List<Statement> statements(Templates templates) {
    List<Statement> statements = new ArrayList<>();
    for (Resource policy : templates.ofType(POLICY)) {
      for (JsonNode statement : policy.at("/Properties/PolicyDocument/Statement")) {
        statements.add(new Statement(policy, statement));
      }
    }
    return statements;
  }

  private static List<String> faults(Templates templates, Predicate<JsonNode> isTooWide) {
    return statements(templates).stream()
        .filter(statement -> isTooWide.test(statement.json()))
        .map(statement -> statement.policy() + " " + statement.json().path("Sid").asText())
        .toList();
  }

  private static Stream<JsonNode> values(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? StreamSupport.stream(oneOrMany.spliterator(), false)
        : Stream.of(oneOrMany);
  }

  private static void widen(Templates templates, String field, String json) {
    replace(statements(templates).getFirst(), field, json);
  }

  private static void replace(Statement statement, String field, String json) {
    new Resource("", "", (ObjectNode) statement.json()).set("/" + field, json);
  }
}
