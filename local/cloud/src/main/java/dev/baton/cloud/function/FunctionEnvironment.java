package dev.baton.cloud.function;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsCredentials;
import java.util.HashMap;
import java.util.Map;

/** The environment variables of a function: the template's, and those that Lambda reserves. */
record FunctionEnvironment(FunctionSpec function, CloudContext cloud) {

  /**
   * All variables of one environment.
   *
   * @param taskRoot where the function's code is
   */
  Map<String, String> variables(AwsCredentials credentials, String taskRoot) {
    Map<String, String> all = new HashMap<>(function.environment());
    all.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
    all.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
    all.put("AWS_SESSION_TOKEN", credentials.sessionToken());
    all.put("AWS_ENDPOINT_URL", cloud.endpoint().toString());
    all.put("AWS_REGION", cloud.region());
    all.put("AWS_DEFAULT_REGION", cloud.region());
    all.put("AWS_EC2_METADATA_DISABLED", "true");
    all.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    all.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
    all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    all.put("AWS_LAMBDA_LOG_GROUP_NAME", function.logging().group());
    all.put("AWS_LAMBDA_LOG_STREAM_NAME", LambdaFunction.LOG_STREAM);
    if (function.logging().json()) {
      all.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
      all.put("AWS_LAMBDA_LOG_LEVEL", function.logging().applicationLevel());
    }
    all.put("LAMBDA_TASK_ROOT", taskRoot);
    all.put("LANG", "en_US.UTF-8");
    all.put("TZ", ":UTC");
    all.put("_HANDLER", function.handler());
    return Map.copyOf(all);
  }
}
