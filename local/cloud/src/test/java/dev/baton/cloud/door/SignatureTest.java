package dev.baton.cloud.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
  @Test
  void knowsTheSignerOfAHeaderAndOfAPresignedUrl() {
    String scope =
        "AWS4-HMAC-SHA256 Credential=KEY1/20260105/us-east-1/sqs/aws4_request, Signature=0";
    assertThat(Signature.of(Map.of("authorization", List.of(scope)), null))
        .isEqualTo(new Signature("KEY1", "sqs"));
    assertThat(
            Signature.of(
                Map.of(), "X-Amz-Credential=KEY2%2F20260105%2Fus-east-1%2Fs3%2Faws4_request&a=b"))
        .isEqualTo(new Signature("KEY2", "s3"));
  }

  @Test
  void takesAUrlSignedByVersion2ForOneOfS3() {
    assertThat(Signature.of(Map.of(), "AWSAccessKeyId=KEY3&Signature=x%3D&Expires=1795286019"))
        .isEqualTo(new Signature("KEY3", "s3"));
    assertThat(Signature.of(Map.of(), "Expires=1&Signature=x&AWSAccessKeyId=KEY3"))
        .isEqualTo(new Signature("KEY3", "s3"));
  }

  @Test
  void knowsTheSignerOfAForm() {
    String form =
        """
        --b\r
        Content-Disposition: form-data; name="x-amz-credential"\r
        \r
        my-key_1/20260101/us-east-1/s3/aws4_request\r
        --b--\r
        """;
    assertThat(Signature.ofForm(form.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Signature("my-key_1", "s3"));
    assertThat(Signature.ofForm(new byte[] {1, 2, 3})).isNull();
  }

  @Test
  void knowsNobodyWhereNothingIsSigned() {
    assertThat(Signature.of(Map.of(), null)).isNull();
    assertThat(Signature.of(Map.of(), "list-type=2")).isNull();
    assertThat(Signature.of(Map.of(), "AWSAccessKeyId=KEY3")).isNull();
    assertThat(Signature.of(Map.of(), "%zz")).isNull();
  }
}
