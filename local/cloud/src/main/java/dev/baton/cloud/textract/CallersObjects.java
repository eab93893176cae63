package dev.baton.cloud.textract;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Door;
import dev.baton.cloud.door.Principal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Objects in S3 as one caller may read and write them. */
record CallersObjects(Door door, Principal caller) {
  byte[] get(String bucket, String key) {
    AwsResponse answer = call("GetObject", "GET", path(bucket, key), new byte[0]);
    return answer.body();
  }

  void put(String bucket, String key, byte[] content) {
    AwsResponse _ = call("PutObject", "PUT", path(bucket, key), content);
  }

  private AwsResponse call(String action, String method, String path, byte[] body) {
    AwsRequest request = new AwsRequest(caller, "s3", action, method, path, null, Map.of(), body);
    AwsResponse answer = door.handle(request);
    if (!answer.ok()) {
      throw AwsException.badRequest(
          "InvalidS3ObjectException",
          "Unable to get object metadata from S3. Check object key, region and/or access"
              + " permissions.");
    }
    return answer;
  }

  private static String path(String bucket, String key) {
    String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    return "/" + bucket + "/" + encoded.replace("%2F", "/");
  }
}
