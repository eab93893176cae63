package dev.baton.cloud.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentTest {
  @TempDir Path folder;

  private final Map<String, ResourceRequest> made =
      Collections.synchronizedMap(new LinkedHashMap<>());

  /** Makes things: {@code Ref} is the name, {@code Arn} the only attribute. */
  private final ResourceProvider things =
      new ResourceProvider() {
        @Override
        public List<ResourceType> types() {
          return List.of(
              ResourceType.of("Test::Thing")
                  .honours("Name", "Value", "Parts.Left")
                  .ignores("Colour", "nobody looks")
                  .ignores("Parts.Right", "nobody turns right"));
        }

        @Override
        public Provisioned create(ResourceRequest request) {
          if (request.properties().path("Value").asText().equals("broken")) {
            throw new IllegalArgumentException("Value must not be broken");
          }
          made.put(request.logicalId(), request);
          String name = request.nameOr("Name");
          return Provisioned.withArn(name, "arn:" + name);
        }
      };

  @Test
  void makesResourcesAfterThoseTheyReferTo() {
    deploy(
        stack(
            "App",
            """
            "Last": {"Type": "Test::Thing", "Properties": {"Value": {"Fn::GetAtt": ["Middle", "Arn"]}}},
            "Middle": {"Type": "Test::Thing", "Properties": {"Value": {"Ref": "First"}}},
            "Other": {"Type": "Test::Thing", "DependsOn": ["Last"]},
            "First": {"Type": "Test::Thing", "Properties": {"Name": "one"}}\
            """));

    assertThat(made.keySet()).containsExactly("First", "Middle", "Last", "Other");
    assertThat(value("Middle")).isEqualTo("one");
    assertThat(value("Last")).isEqualTo("arn:App-Middle");
  }

  @Test
  void importsAcrossStacksInWhicheverOrderTheyStand() {
    Deployment deployment =
        deploy(
            stack(
                    "Reader",
                    """
                    "In": {"Type": "Test::Thing",
                           "Properties": {"Value": {"Fn::ImportValue": "Writer:Name"}}}\
                    """)
                .stack(
                    "Writer",
                    """
                    {"Resources": {"Out": {"Type": "Test::Thing", "Properties": {"Name": "there"}}},
                     "Outputs": {"Found": {"Value": {"Fn::Sub": "<${Out}>"},
                                 "Export": {"Name": {"Fn::Sub": "${AWS::StackName}:Name"}}}}}\
                    """));

    assertThat(value("In")).isEqualTo("<there>");
    assertThat(deployment.stacks())
        .flatExtracting(DeployedStack::outputs)
        .contains(new DeployedStack.Output("Found", "<there>", "", "Writer:Name"));
  }

  @Test
  void evaluatesTheIntrinsicFunctions() {
    deploy(
        new AssemblyOnDisk(folder)
            .stack(
                "App",
                """
                {"Parameters": {
                   "P": {"Type": "String", "Default": "given"},
                   "L": {"Type": "CommaDelimitedList", "Default": "x, y"}},
                 "Mappings": {"M": {"a": {"b": "mapped"}}},
                 "Conditions": {
                   "Yes": {"Fn::Equals": [{"Ref": "AWS::Region"}, "us-east-1"]},
                   "No": {"Fn::Not": [{"Condition": "Yes"}]},
                   "Both": {"Fn::And": [{"Condition": "Yes"}, {"Condition": "No"}]},
                   "Either": {"Fn::Or": [{"Condition": "Yes"}, {"Condition": "No"}]}},
                 "Resources": {
                   "Gone": {"Type": "Test::Thing", "Condition": "Both"},
                   "R": {"Type": "Test::Thing", "Condition": "Either", "Properties": {
                     "Colour": {"Ref": "AWS::NoValue"},
                     "Value": {
                       "join": {"Fn::Join": [":", ["arn", {"Ref": "AWS::Partition"}, {"Ref": "P"}]]},
                       "select": {"Fn::Select": [1, {"Fn::Split": ["|", "a|b|c"]}]},
                       "sub": {"Fn::Sub": ["${x}-${AWS::AccountId}-${!Literal}", {"x": {"Ref": "P"}}]},
                       "map": {"Fn::FindInMap": ["M", "a", "b"]},
                       "base64": {"Fn::Base64": "hi"},
                       "if": {"Fn::If": ["No", "then", {"Ref": "AWS::StackName"}]},
                       "parameters": [{"Fn::Select": ["1", {"Ref": "L"}]}, {"Ref": "L"}],
                       "list": [1, {"Ref": "AWS::NoValue"}, true]}}}}}\
                """));

    assertThat(made).containsOnlyKeys("R");
    assertThat(made.get("R").properties())
        .hasToString(
            "{\"Value\":{\"join\":\"arn:aws:given\",\"select\":\"b\","
                + "\"sub\":\"given-000000000000-${Literal}\",\"map\":\"mapped\","
                + "\"base64\":\"aGk=\",\"if\":\"App\","
                + "\"parameters\":[\"y\",[\"x\",\"y\"]],\"list\":[1,true]}}");
  }

  @Test
  void namesAllThatItDoesNotKnowAtOnce() {
    AssemblyException refused =
        catchThrowableOfType(
            AssemblyException.class,
            () ->
                deploy(
                    new AssemblyOnDisk(folder)
                        .stack(
                            "App",
                            """
                            {"Transform": "AWS::Serverless",
                             "Resources": {
                               "Foreign": {"Type": "AWS::Space::Ship"},
                               "Odd": {"Type": "Test::Thing", "CreationPolicy": {},
                                       "Properties": {"Size": 3, "Colour": "red",
                                         "Parts": [{"Left": 1, "Right": 2, "Up": 3}]}},
                               "Lost": {"Type": "Test::Thing", "Properties": {"Value": {"Ref": "Nobody"}}}}}\
                            """)));

    assertThat(refused.faults())
        .hasSize(6)
        .anySatisfy(f -> assertThat(f).startsWith("App.template.json#/Transform: "))
        .anySatisfy(f -> assertThat(f).contains("/Resources/Foreign", "AWS::Space::Ship"))
        .anySatisfy(f -> assertThat(f).contains("/Resources/Odd/CreationPolicy"))
        .anySatisfy(f -> assertThat(f).contains("/Resources/Odd/Properties/Size", "Test::Thing"))
        .anySatisfy(f -> assertThat(f).contains("/Resources/Odd/Properties/Parts/0/Up"))
        .anySatisfy(f -> assertThat(f).contains("/Resources/Lost", "Nobody"));
    assertThat(made).isEmpty();
  }

  @Test
  void namesTheResourcesThatCannotBeMade() {
    assertThatThrownBy(
            () ->
                deploy(
                    stack(
                        "App",
                        """
                        "Bad": {"Type": "Test::Thing", "Properties": {"Value": "broken"}},
                        "Odd": {"Type": "Test::Thing", "Properties": {"Value": {"Fn::Cidr": []}}},
                        "Next": {"Type": "Test::Thing", "Properties": {"Value": {"Ref": "Bad"}}}\
                        """)))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContaining(
            "App.template.json#/Resources/Bad (Test::Thing): Value must not be broken")
        .hasMessageContaining("Fn::Cidr is not known");
  }

  @Test
  void refusesResourcesThatDependOnThemselves() {
    assertThatThrownBy(
            () ->
                deploy(
                    stack(
                        "App",
                        """
                        "A": {"Type": "Test::Thing", "Properties": {"Value": {"Ref": "B"}}},
                        "B": {"Type": "Test::Thing", "DependsOn": "A"}\
                        """)))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContaining("depends on itself");
  }

  @Test
  void saysWhatToDoWhenThereIsNoAssembly() {
    assertThatThrownBy(() -> CloudAssembly.read(folder.resolve("nowhere")))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContaining("cdk synth");
  }

  private AssemblyOnDisk stack(String name, String resources) {
    return new AssemblyOnDisk(folder).stack(name, "{\"Resources\": {" + resources + "}}");
  }

  private Deployment deploy(AssemblyOnDisk assembly) {
    Deployment deployment =
        new Deployment(
            CloudAssembly.read(assembly.write()),
            new Deployment.Place("us-east-1", "000000000000"),
            List.of(things),
            provider -> CompletableFuture.completedFuture(null),
            Runnable::run);
    deployment.check();
    deployment.make();
    return deployment;
  }

  private String value(String logicalId) {
    return made.get(logicalId).properties().path("Value").asText();
  }
}
