package dev.baton.shared.claimcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.errors.LogicException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

class S3ClaimCheckTest {
  private final ClaimCheck claims = new S3ClaimCheck(new Bucket(), "docs", 50);

  @Test
  void returnsWhatWasLeft() {
    ObjectRef ref = claims.putText("work/e/text.txt", "Grüße");
    assertThat(ref).isEqualTo(new ObjectRef("docs", "work/e/text.txt"));
    assertThat(claims.getText(ref)).isEqualTo("Grüße");
    assertThat(claims.getJson(claims.putJson("k", ref), ObjectRef.class)).isEqualTo(ref);
  }

  @Test
  void takesAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "from a file");
    assertThat(claims.getText(claims.putFile("k", file, "text/plain"))).isEqualTo("from a file");
  }

  @Test
  void refusesWhatIsLargerThanTheBound() {
    assertThatThrownBy(() -> claims.putText("k", "x".repeat(51)))
        .isInstanceOf(LogicException.class)
        .hasMessageContaining("claim-check-too-large");
    ObjectRef large = new S3ClaimCheck(new Bucket(), "docs", 99).putText("k", "x".repeat(51));
    S3ClaimCheck small = new S3ClaimCheck(new Bucket("k", "x".repeat(51)), "docs", 50);
    assertThatThrownBy(() -> small.getText(large))
        .isInstanceOf(LogicException.class)
        .hasMessageContaining("claim-check-too-large");
  }

  @Test
  void saysThatThePayloadIsGone() {
    assertThatThrownBy(() -> claims.getText(new ObjectRef("docs", "nothing")))
        .isInstanceOf(LogicException.class)
        .hasMessageStartingWith("object-gone");
  }

  /** As much of S3 as a claim check needs. */
  private static final class Bucket implements S3Client {
    private final Map<String, byte[]> objects = new HashMap<>();

    Bucket() {}

    Bucket(String key, String text) {
      objects.put(key, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
      try (var stream = body.contentStreamProvider().newStream()) {
        objects.put(request.key(), stream.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return PutObjectResponse.builder().build();
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
      byte[] bytes = objects.get(request.key());
      if (bytes == null) {
        throw NoSuchKeyException.builder()
            .statusCode(404)
            .awsErrorDetails(
                software.amazon.awssdk.awscore.exception.AwsErrorDetails.builder()
                    .errorCode("NoSuchKey")
                    .build())
            .build();
      }
      return new ResponseInputStream<>(
          GetObjectResponse.builder().contentLength((long) bytes.length).build(),
          AbortableInputStream.create(new ByteArrayInputStream(bytes)));
    }

    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }
}
