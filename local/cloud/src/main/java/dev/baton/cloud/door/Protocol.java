package dev.baton.cloud.door;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The wire protocols of AWS services, as far as the shape of an error depends on them. */
public enum Protocol {
  /** {@code X-Amz-Target}, error code in {@code __type} (DynamoDB, SQS, Step Functions, ...). */
  AWS_JSON_1_0("application/x-amz-json-1.0"),
  /** As 1.0, another content type (EventBridge, KMS, CloudWatch Logs). */
  AWS_JSON_1_1("application/x-amz-json-1.1"),
  /** Resources in paths, error code in the header {@code x-amzn-ErrorType} (Lambda). */
  REST_JSON("application/json"),
  /** Resources in paths, errors as XML (S3). */
  REST_XML("application/xml"),
  /** {@code Action=} in a form, errors as XML in {@code ErrorResponse} (STS, SNS). */
  QUERY("text/xml"),
  /** CBOR at {@code /service/.../operation/...}, error code in {@code __type} (CloudWatch). */
  RPC_V2_CBOR("application/cbor");

  /** Services that answer XML and are asked without a body that would show it. */
  private static final Set<String> OF_XML = Set.of("route53", "cloudfront", "s3-outposts");

  private final String contentType;

  Protocol(String contentType) {
    this.contentType = contentType;
  }

  /** The content type of an answer. */
  public String contentType() {
    return contentType;
  }

  /** The protocol that a request to a service that is not here speaks, by its looks. */
  static Protocol of(String service, Map<String, List<String>> headers) {
    if (OF_XML.contains(service)) {
      return REST_XML;
    }
    String type = headers.getOrDefault("content-type", List.of("")).get(0);
    if (headers.containsKey("smithy-protocol")) {
      return RPC_V2_CBOR;
    }
    if (headers.containsKey("x-amz-target")) {
      return AWS_JSON_1_1;
    }
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return QUERY;
    }
    return type.contains("xml") ? REST_XML : REST_JSON;
  }
}
