package dev.baton.console.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.door.AwsCredentials;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
  @Test
  void namesKeyRegionServiceAndTheHeadersItCovers() {
    Signature signature =
        new Signature(new AwsCredentials("ASIAEXAMPLE", "secret", "token"), "us-east-1");
    Map<String, String> headers =
        signature.sign(
            "s3",
            "GET /bucket/key",
            Map.of("host", "127.0.0.1:4566"),
            Signature.UNSIGNED_PAYLOAD,
            Instant.parse("2026-01-05T09:00:00Z"));
    assertThat(headers)
        .containsEntry("x-amz-date", "20260105T090000Z")
        .containsEntry("x-amz-security-token", "token");
    assertThat(headers.get("authorization"))
        .startsWith(
            "AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20260105/us-east-1/s3/aws4_request, "
                + "SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token, "
                + "Signature=")
        .hasSizeGreaterThan(200);
  }
}
