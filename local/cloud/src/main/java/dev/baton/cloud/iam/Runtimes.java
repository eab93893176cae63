package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.door.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What Lambda and Step Functions need for running a function or a state machine, beside what it
 * calls itself: its role must trust the service, its environment or history be readable with its
 * key, its log and trace be written.
 */
final class Runtimes {
  private static final List<String> TRACE =
      List.of(
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments");

  private static final List<String> DELIVER_LOGS =
      List.of(
          "logs:CreateLogDelivery",
          "logs:DeleteLogDelivery",
          "logs:DescribeLogGroups",
          "logs:DescribeResourcePolicies",
          "logs:GetLogDelivery",
          "logs:ListLogDeliveries",
          "logs:PutResourcePolicy",
          "logs:UpdateLogDelivery");

  /**
   * One need of something that runs.
   *
   * @param essential whether it does not run without; else it runs with no log or no trace
   */
  record Need(Actor actor, Permission permission, boolean essential) {}

  private final String region;
  private final String account;
  private final Map<String, List<Need>> needs = new ConcurrentHashMap<>();

  /** Keys of log groups, by the group's ARN without the last part. */
  private final Map<String, String> logKeys = new ConcurrentHashMap<>();

  private final Map<String, String> logGroups = new ConcurrentHashMap<>();

  Runtimes(String region, String account) {
    this.region = region;
    this.account = account;
  }

  /** What must be so for a function or state machine to run; empty for what the template lacks. */
  List<Need> of(String arn) {
    return needs.getOrDefault(arn, List.of());
  }

  void note(List<MadeResource> made) {
    made.stream().filter(each -> is(each, "AWS::Logs::LogGroup")).forEach(this::logGroup);
    made.stream().filter(each -> is(each, "AWS::Lambda::Function")).forEach(this::function);
    made.stream()
        .filter(each -> is(each, "AWS::StepFunctions::StateMachine"))
        .forEach(this::machine);
  }

  /** Something that runs is there no more. */
  void forget(MadeResource made) {
    needs.remove(made.provisioned().attributes().getOrDefault("Arn", made.provisioned().ref()));
  }

  private static boolean is(MadeResource made, String type) {
    return made.request().type().equals(type);
  }

  private void logGroup(MadeResource made) {
    String arn = made.provisioned().attributes().getOrDefault("Arn", "").replaceFirst(":\\*$", "");
    logGroups.put(made.provisioned().ref(), arn);
    JsonNode key = made.request().properties().path("KmsKeyId");
    if (key.isTextual()) {
      logKeys.put(arn, key.asText());
    }
  }

  private void function(MadeResource made) {
    JsonNode properties = made.request().properties();
    String arn = made.provisioned().attributes().getOrDefault("Arn", "");
    String roleArn = properties.path("Role").asText("");
    if (roleArn.isEmpty()) {
      return;
    }
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    Actor role = session(roleArn, name);
    List<Need> list = new ArrayList<>();
    list.add(trust(roleArn, "lambda.amazonaws.com"));
    String key = properties.path("KmsKeyArn").asText("");
    if (!key.isEmpty() && !properties.path("Environment").path("Variables").isEmpty()) {
      // CloudFormation gives a name that it makes up an ending, which policies have to allow for.
      String whole = properties.has("FunctionName") ? arn : arn + "-000000000000";
      list.add(essential(role, "kms:Decrypt", key, "aws:lambda:FunctionArn", whole));
    }
    String named = properties.path("LoggingConfig").path("LogGroup").asText("/aws/lambda/" + name);
    String group = logGroups.getOrDefault(named, arn("logs", "log-group:" + named));
    String stream = group + ":log-stream:embedded";
    list.add(new Need(role, new Permission("logs:CreateLogStream", stream), false));
    list.add(new Need(role, new Permission("logs:PutLogEvents", stream), false));
    keepLog(list, group);
    if (properties.path("TracingConfig").path("Mode").asText().equals("Active")) {
      TRACE.forEach(action -> list.add(new Need(role, new Permission(action, "*"), false)));
    }
    needs.put(arn, List.copyOf(list));
  }

  private void machine(MadeResource made) {
    JsonNode properties = made.request().properties();
    String arn = made.provisioned().ref();
    String roleArn = properties.path("RoleArn").asText("");
    if (roleArn.isEmpty()) {
      return;
    }
    Actor role = session(roleArn, arn.substring(arn.lastIndexOf(':') + 1));
    List<Need> list = new ArrayList<>();
    list.add(trust(roleArn, "states.amazonaws.com"));
    String key = properties.path("EncryptionConfiguration").path("KmsKeyId").asText("");
    if (!key.isEmpty()) {
      String context = "aws:states:stateMachineArn";
      list.add(essential(role, "kms:GenerateDataKey", key, context, arn));
      list.add(essential(role, "kms:Decrypt", key, context, arn));
    }
    JsonNode logging = properties.path("LoggingConfiguration");
    if (!logging.path("Level").asText("OFF").equals("OFF")) {
      DELIVER_LOGS.forEach(action -> list.add(new Need(role, new Permission(action, "*"), false)));
      for (JsonNode destination : logging.path("Destinations")) {
        String group = destination.path("CloudWatchLogsLogGroup").path("LogGroupArn").asText();
        keepLog(list, group.replaceFirst(":\\*$", ""));
      }
      if (!key.isEmpty()) {
        Map<String, List<String>> source = KeyRing.context("SourceArn", arn("logs", "*"));
        Actor delivery = Actor.service("delivery.logs.amazonaws.com", account);
        list.add(new Need(role, new Permission("kms:GenerateDataKey", key, source), false));
        list.add(new Need(delivery, new Permission("kms:Decrypt", key, source), false));
      }
    }
    if (properties.path("TracingConfiguration").path("Enabled").asBoolean()) {
      TRACE.forEach(action -> list.add(new Need(role, new Permission(action, "*"), false)));
    }
    needs.put(arn, List.copyOf(list));
  }

  /** A log group with a key is written by CloudWatch Logs with that key. */
  private void keepLog(List<Need> list, String group) {
    String key = logKeys.get(group);
    if (key != null) {
      Actor logs = Actor.service("logs." + region + ".amazonaws.com", account);
      Map<String, List<String>> context = KeyRing.context("aws:logs:arn", group);
      list.add(new Need(logs, new Permission("kms:GenerateDataKey", key, context), false));
    }
  }

  private Need trust(String roleArn, String service) {
    return new Need(
        Actor.service(service, account), new Permission("sts:AssumeRole", roleArn), true);
  }

  private static Need essential(
      Actor actor, String action, String key, String contextName, String contextValue) {
    return new Need(
        actor, new Permission(action, key, KeyRing.context(contextName, contextValue)), true);
  }

  private Actor session(String roleArn, String name) {
    String role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
    String arn = "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + name;
    return new Actor("User: " + arn, arn, roleArn, null, account);
  }

  private String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
  }
}
