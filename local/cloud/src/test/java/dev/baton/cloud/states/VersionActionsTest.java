package dev.baton.cloud.states;

import static dev.baton.cloud.states.StatesApi.ARN;
import static dev.baton.cloud.states.StatesApi.assertRefused;
import static dev.baton.cloud.states.StatesApi.pass;
import static dev.baton.cloud.states.StatesApi.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineAliasListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;

class VersionActionsTest {
  private static final String MACHINE = ARN + "stateMachine:m";

  private final StatesApi api = new StatesApi();

  @BeforeEach
  void create() {
    api.create("m", pass("1"));
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void publishesEachRevisionOnce() {
    assertThat(publish()).isEqualTo(MACHINE + ":1");
    assertThat(publish()).isEqualTo(MACHINE + ":1");
    update(pass("2"));
    assertThat(publish()).isEqualTo(MACHINE + ":2");
    var update =
        api.client.updateStateMachine(
            u ->
                u.stateMachineArn(MACHINE)
                    .definition(pass("3"))
                    .publish(true)
                    .versionDescription("third"));
    assertThat(update.stateMachineVersionArn()).isEqualTo(MACHINE + ":3");
    assertThat(versions()).containsExactly(MACHINE + ":3", MACHINE + ":2", MACHINE + ":1");
    var second = api.client.describeStateMachine(d -> d.stateMachineArn(MACHINE + ":2"));
    assertThat(second.stateMachineArn()).isEqualTo(MACHINE + ":2");
    assertThat(second.definition()).isEqualTo(pass("2"));
    assertThat(
            api.client.describeStateMachine(d -> d.stateMachineArn(MACHINE + ":3")).description())
        .isEqualTo("third");
  }

  @Test
  void refusesToPublishARevisionThatIsNotThePresentOne() {
    api.client.publishStateMachineVersion(p -> p.stateMachineArn(MACHINE).revisionId("INITIAL"));
    assertRefused(
            "ConflictException",
            () ->
                api.client.publishStateMachineVersion(
                    p -> p.stateMachineArn(MACHINE).revisionId("other")))
        .contains("other")
        .contains("INITIAL");
    assertRefused(
        "StateMachineDoesNotExist",
        () ->
            api.client.publishStateMachineVersion(
                p -> p.stateMachineArn(ARN + "stateMachine:none")));
  }

  @Test
  void numbersOfDeletedVersionsDoNotComeBack() {
    publish();
    update(pass("2"));
    publish();
    api.client.deleteStateMachineVersion(d -> d.stateMachineVersionArn(MACHINE + ":2"));
    api.client.deleteStateMachineVersion(d -> d.stateMachineVersionArn(MACHINE + ":2"));
    assertThat(versions()).containsExactly(MACHINE + ":1");
    assertThat(publish()).isEqualTo(MACHINE + ":3");
    assertRefused("StateMachineDoesNotExist", () -> api.start(MACHINE + ":2"));
    assertRefused(
        "InvalidArn",
        () -> api.client.deleteStateMachineVersion(d -> d.stateMachineVersionArn(MACHINE)));
  }

  @Test
  void executionsEndOnTheVersionThatStartedThem() {
    update(waiting(5));
    String version = publish();
    String execution = api.start(version);
    update(pass("3"));
    assertThat(api.run(MACHINE).output()).isEqualTo("3");
    assertThat(api.describe(execution).output()).isEqualTo("{}");
    assertThat(api.describe(execution).stateMachineVersionArn()).isEqualTo(version);
    assertThat(api.describe(execution).stateMachineArn()).isEqualTo(MACHINE);
    assertThat(api.describe(execution).stateMachineAliasArn()).isNull();
    assertThat(api.client.listExecutions(l -> l.stateMachineArn(version)).executions()).hasSize(1);
    assertThat(api.client.listExecutions(l -> l.stateMachineArn(MACHINE)).executions()).hasSize(2);
  }

  @Test
  void anAliasDividesExecutionsByItsWeights() {
    twoVersions();
    String alias = alias("live", route(1, 80), route(2, 20));
    int first = 0;
    for (int i = 0; i < 200; i++) {
      String output = api.run(alias).output();
      first += output.equals("1") ? 1 : 0;
    }
    assertThat(first).isBetween(135, 185);
    var execution = api.run(alias);
    assertThat(execution.stateMachineAliasArn()).isEqualTo(alias);
    assertThat(execution.stateMachineVersionArn()).startsWith(MACHINE + ":");
    assertThat(
            api.client.listExecutions(l -> l.stateMachineArn(alias).maxResults(1000)).executions())
        .hasSize(201);
  }

  @Test
  void anAliasPointsElsewhereAfterAnUpdate() {
    twoVersions();
    String alias = alias("live", route(1, 100));
    assertThat(api.run(alias).output()).isEqualTo("1");
    api.client.updateStateMachineAlias(
        u ->
            u.stateMachineAliasArn(alias)
                .description("now the second")
                .routingConfiguration(route(2, 100)));
    assertThat(api.run(alias).output()).isEqualTo("2");
    var shown = api.client.describeStateMachineAlias(d -> d.stateMachineAliasArn(alias));
    assertThat(shown.name()).isEqualTo("live");
    assertThat(shown.description()).isEqualTo("now the second");
    assertThat(shown.routingConfiguration()).containsExactly(route(2, 100));
    assertThat(alias("live", "now the second", route(2, 100))).isEqualTo(alias);
    assertRefused("ConflictException", () -> alias("live", route(1, 100)));
  }

  @Test
  void aVersionThatAnAliasUsesIsNotDeleted() {
    twoVersions();
    String alias = alias("live", route(1, 100));
    assertRefused(
            "ConflictException",
            () ->
                api.client.deleteStateMachineVersion(d -> d.stateMachineVersionArn(MACHINE + ":1")))
        .endsWith("[live]");
    api.client.deleteStateMachineAlias(d -> d.stateMachineAliasArn(alias));
    api.client.deleteStateMachineVersion(d -> d.stateMachineVersionArn(MACHINE + ":1"));
    assertRefused(
        "ResourceNotFound",
        () -> api.client.describeStateMachineAlias(d -> d.stateMachineAliasArn(alias)));
    assertRefused("StateMachineDoesNotExist", () -> api.start(alias));
  }

  @Test
  void listsAliasesOfAMachineAndOfAVersion() {
    twoVersions();
    String both = alias("both", route(1, 50), route(2, 50));
    String second = alias("second", route(2, 100));
    assertThat(aliases(MACHINE)).containsExactly(both, second);
    assertThat(aliases(MACHINE + ":1")).containsExactly(both);
  }

  @Test
  void refusesRoutingsThatDoNotAddUp() {
    twoVersions();
    assertRefused("ValidationException", () -> alias("a", route(1, 50))).contains("must equal 100");
    assertRefused("ValidationException", () -> alias("a", route(1, 50), route(1, 50)))
        .contains("distinct");
    assertRefused("ResourceNotFound", () -> alias("a", route(9, 100)));
    assertRefused("ValidationException", () -> alias("7", route(1, 100)))
        .contains("Member must satisfy regular expression pattern");
    assertRefused("ValidationException", () -> alias("a", route(1, 10), route(2, 20), route(3, 70)))
        .contains("at 'routingConfiguration' failed to satisfy constraint")
        .contains("Member must have length less than or equal to 2");
    assertRefused("ValidationException", () -> alias("a", route(1, 101)))
        .contains("'101' at 'routingConfiguration.1.member.weight'");
  }

  private void twoVersions() {
    publish();
    update(pass("2"));
    publish();
  }

  private String publish() {
    return api.client
        .publishStateMachineVersion(p -> p.stateMachineArn(MACHINE))
        .stateMachineVersionArn();
  }

  private void update(String definition) {
    api.client.updateStateMachine(u -> u.stateMachineArn(MACHINE).definition(definition));
  }

  private List<String> versions() {
    return api
        .client
        .listStateMachineVersions(l -> l.stateMachineArn(MACHINE))
        .stateMachineVersions()
        .stream()
        .map(StateMachineVersionListItem::stateMachineVersionArn)
        .toList();
  }

  private List<String> aliases(String arn) {
    List<String> arns = new ArrayList<>();
    for (StateMachineAliasListItem alias :
        api.client.listStateMachineAliases(l -> l.stateMachineArn(arn)).stateMachineAliases()) {
      arns.add(alias.stateMachineAliasArn());
    }
    return arns;
  }

  private String alias(String name, RoutingConfigurationListItem... routes) {
    return alias(name, null, routes);
  }

  private String alias(String name, String description, RoutingConfigurationListItem... routes) {
    return api.client
        .createStateMachineAlias(
            c -> c.name(name).description(description).routingConfiguration(routes))
        .stateMachineAliasArn();
  }

  private static RoutingConfigurationListItem route(int version, int weight) {
    return RoutingConfigurationListItem.builder()
        .stateMachineVersionArn(MACHINE + ":" + version)
        .weight(weight)
        .build();
  }
}
