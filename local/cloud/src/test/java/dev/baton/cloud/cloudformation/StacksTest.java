package dev.baton.cloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.Cloud;
import dev.baton.cloud.CloudClients;
import dev.baton.cloud.assembly.AssemblyOnDisk;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class StacksTest {
  @TempDir static Path folder;

  private static Cloud cloud;
  private static CloudFormationClient client;

  @BeforeAll
  static void start() {
    cloud =
        Cloud.builder()
            .assembly(
                new AssemblyOnDisk(folder.resolve("cdk.out"))
                    .stack(
                        "Orders",
                        """
                        {"Conditions": {"Never": {"Fn::Equals": ["a", "b"]}},
                         "Resources": {
                           "Queue": {"Type": "AWS::SQS::Queue",
                                     "Properties": {"QueueName": "orders"}},
                           "None": {"Type": "AWS::SQS::Queue", "Condition": "Never"}},
                         "Outputs": {
                           "Name": {"Value": {"Fn::GetAtt": ["Queue", "QueueName"]},
                                    "Description": "Where orders wait",
                                    "Export": {"Name": {"Fn::Sub": "${AWS::StackName}-queue"}}},
                           "Gone": {"Value": "x", "Condition": "Never"}}}\
                        """)
                    .stack("Empty", "{\"Resources\": {}}")
                    .write())
            .data(folder.resolve("data"))
            .start();
    client = CloudClients.of(cloud, CloudFormationClient.builder());
  }

  @AfterAll
  static void stop() {
    client.close();
    cloud.close();
  }

  @Test
  void showsTheStacksWithTheirOutputs() {
    Stack stack = client.describeStacks(r -> r.stackName("Orders")).stacks().getFirst();

    assertThat(stack.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
    assertThat(stack.outputs()).hasSize(1);
    assertThat(stack.outputs().getFirst().outputKey()).isEqualTo("Name");
    assertThat(stack.outputs().getFirst().outputValue()).isEqualTo("orders");
    assertThat(stack.outputs().getFirst().description()).isEqualTo("Where orders wait");
    assertThat(client.describeStacks(r -> r.stackName(stack.stackId())).stacks()).hasSize(1);
    assertThat(client.describeStacks().stacks())
        .extracting(Stack::stackName)
        .containsExactlyInAnyOrder("Orders", "Empty");
    assertThat(client.listStacks().stackSummaries()).hasSize(2);
  }

  @Test
  void showsWhatAStackIsMadeOfAndWhatItExports() {
    var resource =
        client.describeStackResources(r -> r.stackName("Orders")).stackResources().getFirst();
    assertThat(resource.logicalResourceId()).isEqualTo("Queue");
    assertThat(resource.physicalResourceId()).endsWith("/orders");
    assertThat(resource.resourceType()).isEqualTo("AWS::SQS::Queue");
    assertThat(
            client.listStackResourcesPaginator(r -> r.stackName("Orders")).stackResourceSummaries())
        .hasSize(1);
    assertThat(client.listExports().exports().getFirst().name()).isEqualTo("Orders-queue");
    assertThat(client.getTemplate(r -> r.stackName("Orders")).templateBody())
        .contains("\"AWS::SQS::Queue\"");
  }

  @Test
  void refusesAStackThatIsNotThereAndWhatWouldMakeOne() {
    assertThatThrownBy(() -> client.describeStacks(r -> r.stackName("Nobody")))
        .isInstanceOf(CloudFormationException.class)
        .hasMessageContaining("Stack with id Nobody does not exist");
    assertThatThrownBy(() -> client.createStack(r -> r.stackName("New").templateBody("{}")))
        .isInstanceOf(CloudFormationException.class)
        .hasMessageContaining("cloudformation:CreateStack");
  }
}
