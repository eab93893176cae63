package dev.baton.asl.state;

import java.util.Map;

/** How the names of the errors of service integrations begin. */
final class ErrorPrefixes {
  /** Those of optimized integrations that are not the service's name with a capital. */
  private static final Map<String, String> OPTIMIZED =
      Map.of(
          "dynamodb", "DynamoDB",
          "sqs", "SQS",
          "sns", "SNS",
          "events", "EventBridge",
          "states", "StepFunctions",
          "apigateway", "ApiGateway",
          "ecs", "ECS");

  /** Those of SDK integrations, where the service's name has more than one capital. */
  private static final Map<String, String> SDK =
      Map.of(
          "dynamodb", "DynamoDb",
          "eventbridge", "EventBridge",
          "secretsmanager", "SecretsManager",
          "cloudwatch", "CloudWatch",
          "cloudwatchlogs", "CloudWatchLogs",
          "bedrockruntime", "BedrockRuntime",
          "apigateway", "ApiGateway",
          "rdsdata", "RdsData",
          "codebuild", "CodeBuild",
          "sagemaker", "SageMaker");

  private ErrorPrefixes() {}

  static String of(String service, boolean sdk) {
    String known = (sdk ? SDK : OPTIMIZED).get(service);
    return known != null ? known : Character.toUpperCase(service.charAt(0)) + service.substring(1);
  }
}
