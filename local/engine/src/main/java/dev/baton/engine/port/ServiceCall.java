package dev.baton.engine.port;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One call of a Task to a service.
 *
 * @param service the service as in the resource: {@code lambda}, {@code dynamodb}, {@code s3}
 * @param action the API action as in the resource: {@code invoke}, {@code putItem}
 * @param parameters the request as the service's API takes it (for {@code lambda:invoke}: {@code
 *     FunctionName} and {@code Payload}); not to be changed
 * @param caller the execution and state on whose behalf the call is made
 * @param binary whether the body of the answer is wanted as bytes, a binary node, and not as text;
 *     a body to send may be a binary node in any call
 */
public record ServiceCall(
    String service, String action, JsonNode parameters, Caller caller, boolean binary) {

  /** A call whose answer is all text. */
  public ServiceCall(String service, String action, JsonNode parameters, Caller caller) {
    this(service, action, parameters, caller, false);
  }
}
