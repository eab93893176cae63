package dev.baton.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.TestCloud;
import dev.baton.cloud.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

class S3ServiceTest {
  private final TestCloud cloud = new TestCloud();
  private final List<ObjectNode> events = new ArrayList<>();
  private S3Client client;
  private String bucket;

  @BeforeEach
  void start() {
    cloud.with(
        context ->
            new S3Part(
                context,
                (source, type, resources, detail) ->
                    events.add(Json.object().put("type", type).set("detail", detail))));
    client = cloud.client(S3Client.builder().forcePathStyle(true));
    bucket =
        cloud
            .create(
                "AWS::S3::Bucket",
                "Documents",
                """
                {"VersioningConfiguration": {"Status": "Enabled"}, "NotificationConfiguration":
                 {"EventBridgeConfiguration": {"EventBridgeEnabled": true}}}
                """)
            .ref();
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void keepsEveryVersionWithItsMetadata() {
    String first = put("a b/ü+1.txt", "one");
    String second = put("a b/ü+1.txt", "two");
    assertThat(first).isNotEqualTo(second);
    assertThat(read("a b/ü+1.txt", null)).isEqualTo("two");
    assertThat(read("a b/ü+1.txt", first)).isEqualTo("one");
    var head = client.headObject(h -> h.bucket(bucket).key("a b/ü+1.txt"));
    assertThat(head.contentLength()).isEqualTo(3);
    assertThat(head.metadata()).containsEntry("who", "ada");
    assertThat(head.lastModified()).isEqualTo(cloud.clock.now());
    assertThat(client.listObjectVersions(l -> l.bucket(bucket)).versions())
        .extracting(ObjectVersion::versionId)
        .containsExactly(second, first);
  }

  @Test
  void tellsEventBridgeInS3sOwnShape() {
    String version = put("inbox/x.pdf", "one");
    client.deleteObject(d -> d.bucket(bucket).key("inbox/x.pdf"));
    JsonNode detail = events.getFirst().path("detail");
    assertThat(events.getFirst().path("type").asText()).isEqualTo("Object Created");
    assertThat(detail.path("bucket").path("name").asText()).isEqualTo(bucket);
    assertThat(detail.path("object").fieldNames())
        .toIterable()
        .containsExactly("key", "version-id", "size", "etag", "sequencer");
    assertThat(detail.path("object").path("version-id").asText()).isEqualTo(version);
    assertThat(detail.path("object").path("etag").asText())
        .isEqualTo("f97c5d29941bfb1b2fdab0874906ab82");
    assertThat(detail.path("reason").asText()).isEqualTo("PutObject");
    assertThat(events.getLast().path("type").asText()).isEqualTo("Object Deleted");
    assertThat(events.getLast().path("detail").path("deletion-type").asText())
        .isEqualTo("Delete Marker Created");
  }

  @Test
  void writesOnlyWhereTheConditionHolds() {
    put("once", "one");
    assertThatThrownBy(
            () ->
                client.putObject(
                    p -> p.bucket(bucket).key("once").ifNoneMatch("*"),
                    RequestBody.fromString("two")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(412);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("PreconditionFailed");
            });
    assertThat(read("once", null)).isEqualTo("one");
    assertThat(events).hasSize(1);
  }

  @Test
  void saysWhatIsNotThere() {
    assertThatThrownBy(() -> read("nothing", null)).isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> client.headObject(h -> h.bucket(bucket).key("nothing")))
        .isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> client.listObjectsV2(l -> l.bucket("nowhere")))
        .isInstanceOf(NoSuchBucketException.class);
    put("gone", "x");
    client.deleteObject(d -> d.bucket(bucket).key("gone"));
    assertThatThrownBy(() -> read("gone", null)).isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> client.getBucketPolicyStatus(g -> g.bucket(bucket)))
        .hasMessageContaining("s3:GetBucketPolicyStatus");
  }

  @Test
  void listsPageByPageWithFolders() {
    for (String key : List.of("a", "f/1", "f/2", "g/1", "z")) {
      put(key, key);
    }
    var pages =
        client.listObjectsV2Paginator(l -> l.bucket(bucket).delimiter("/").maxKeys(2)).stream()
            .toList();
    assertThat(pages).hasSize(2);
    assertThat(pages.stream().flatMap(page -> page.contents().stream()).map(S3Object::key))
        .containsExactly("a", "z");
    assertThat(
            pages.stream()
                .flatMap(page -> page.commonPrefixes().stream())
                .map(CommonPrefix::prefix))
        .containsExactly("f/", "g/");
  }

  @Test
  void listsManyVersionsOfOneKeyPageByPage() {
    put("k", "1");
    put("k", "2");
    client.deleteObject(d -> d.bucket(bucket).key("k"));
    var pages =
        client.listObjectVersionsPaginator(l -> l.bucket(bucket).maxKeys(1)).stream().toList();
    assertThat(pages).hasSize(3);
    assertThat(pages.getFirst().deleteMarkers()).hasSize(1);
  }

  @Test
  void keepsTheConfigurationsOfABucket() {
    assertThatThrownBy(() -> client.getBucketTagging(g -> g.bucket(bucket)))
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchTagSet"));
    client.putBucketTagging(
        p -> p.bucket(bucket).tagging(t -> t.tagSet(Tag.builder().key("team").value("ü").build())));
    assertThat(client.getBucketTagging(g -> g.bucket(bucket)).tagSet().getFirst().value())
        .isEqualTo("ü");
    client.deleteBucketTagging(d -> d.bucket(bucket));
    assertThatThrownBy(() -> client.getBucketTagging(g -> g.bucket(bucket)))
        .hasMessageContaining("no Tagging");
    assertThat(client.getPublicAccessBlock(g -> g.bucket(bucket)).publicAccessBlockConfiguration())
        .returns(true, PublicAccessBlockConfiguration::blockPublicAcls);
    assertThatThrownBy(() -> client.putBucketAcl(p -> p.bucket(bucket).acl("private")))
        .hasMessageContaining("s3:PutBucketAcl");
  }

  @Test
  void saysHowObjectsAreEncrypted() {
    put("plain", "x");
    assertThat(client.headObject(h -> h.bucket(bucket).key("plain")).serverSideEncryption())
        .isEqualTo(ServerSideEncryption.AES256);
    client.putBucketEncryption(
        p ->
            p.bucket(bucket)
                .serverSideEncryptionConfiguration(
                    c ->
                        c.rules(
                            ServerSideEncryptionRule.builder()
                                .applyServerSideEncryptionByDefault(
                                    d -> d.sseAlgorithm("aws:kms").kmsMasterKeyID("alias/mine"))
                                .build())));
    put("keyed", "x");
    assertThat(client.headObject(h -> h.bucket(bucket).key("keyed")).ssekmsKeyId())
        .isEqualTo("alias/mine");
  }

  @Test
  void copiesOnlyWhatChangesAndMatches() {
    put("from", "x");
    assertThatThrownBy(
            () ->
                client.copyObject(
                    c ->
                        c.sourceBucket(bucket)
                            .sourceKey("from")
                            .destinationBucket(bucket)
                            .destinationKey("from")))
        .hasMessageContaining("to itself");
    assertThatThrownBy(
            () ->
                client.copyObject(
                    c ->
                        c.sourceBucket(bucket)
                            .sourceKey("from")
                            .copySourceIfMatch("\"other\"")
                            .destinationBucket(bucket)
                            .destinationKey("to")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
  }

  @Test
  void putsPartsTogether() {
    String id = client.createMultipartUpload(c -> c.bucket(bucket).key("big")).uploadId();
    byte[] large = new byte[5 * 1024 * 1024];
    List<CompletedPart> parts = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      int each = number;
      byte[] content = number == 1 ? large : new byte[] {1, 2, 3};
      String etag =
          client
              .uploadPart(
                  u -> u.bucket(bucket).key("big").uploadId(id).partNumber(each),
                  RequestBody.fromBytes(content))
              .eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
    }
    String etag =
        client
            .completeMultipartUpload(
                c -> c.bucket(bucket).key("big").uploadId(id).multipartUpload(m -> m.parts(parts)))
            .eTag();
    assertThat(etag).endsWith("-2\"");
    assertThat(
            client
                .getObjectAsBytes(g -> g.bucket(bucket).key("big").range("bytes=-3"))
                .asByteArray())
        .containsExactly(1, 2, 3);
    assertThat(events.getLast().path("detail").path("reason").asText())
        .isEqualTo("CompleteMultipartUpload");
  }

  @Test
  void checksTheSumsThatClientsSend() {
    client.putObject(
        p -> p.bucket(bucket).key("sum").checksumAlgorithm(ChecksumAlgorithm.SHA256),
        RequestBody.fromString("x"));
    assertThatThrownBy(
            () ->
                client.putObject(
                    p -> p.bucket(bucket).key("sum").checksumSHA256("AAAA"),
                    RequestBody.fromString("x")))
        .hasMessageContaining("did not match");
  }

  @Test
  void copiesAndDeletesMany() {
    put("from", "x");
    client.copyObject(
        c ->
            c.sourceBucket(bucket)
                .sourceKey("from")
                .destinationBucket(bucket)
                .destinationKey("to"));
    assertThat(read("to", null)).isEqualTo("x");
    var deleted =
        client.deleteObjects(
            d ->
                d.bucket(bucket)
                    .delete(
                        all ->
                            all.objects(
                                ObjectIdentifier.builder().key("from").build(),
                                ObjectIdentifier.builder().key("to").build())));
    assertThat(deleted.deleted()).hasSize(2);
    assertThat(client.listObjectsV2(l -> l.bucket(bucket)).contents()).isEmpty();
  }

  private String put(String key, String content) {
    return client
        .putObject(
            p -> p.bucket(bucket).key(key).metadata(Map.of("who", "ada")),
            RequestBody.fromString(content))
        .versionId();
  }

  private String read(String key, String version) {
    return client
        .getObjectAsBytes(g -> g.bucket(bucket).key(key).versionId(version))
        .asUtf8String();
  }
}
