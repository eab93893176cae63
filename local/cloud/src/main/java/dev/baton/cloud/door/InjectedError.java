package dev.baton.cloud.door;

/** The errors that services answer when they are overloaded or broken, as each words them. */
final class InjectedError {
  private InjectedError() {}

  static AwsException throttled(String service) {
    return switch (service) {
      case "dynamodb" ->
          AwsException.badRequest(
              "ProvisionedThroughputExceededException",
              "The level of configured provisioned throughput for the table was exceeded.");
      case "s3" -> new AwsException(503, "SlowDown", "Please reduce your request rate.");
      case "lambda" -> new AwsException(429, "TooManyRequestsException", "Rate Exceeded.");
      default -> AwsException.badRequest("ThrottlingException", "Rate exceeded");
    };
  }

  static AwsException failed(String service) {
    return switch (service) {
      case "dynamodb" ->
          new AwsException(500, "InternalServerError", "Internal server error (injected fault)");
      case "s3" ->
          new AwsException(
              500, "InternalError", "We encountered an internal error (injected fault).");
      case "lambda" ->
          new AwsException(500, "ServiceException", "An internal error occurred (injected fault).");
      default -> new AwsException(500, "InternalFailure", "Internal failure (injected fault)");
    };
  }
}
