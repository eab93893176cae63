package dev.baton.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.dynamodb.DynamoDbPart;
import dev.baton.cloud.s3.S3Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** What one cloud leaves in a data folder and the next one finds there. */
class KeptDataTest {
  private static final String BUCKET = "test-documents";
  private static final String VERSIONED =
      "{\"VersioningConfiguration\": {\"Status\": \"Enabled\"}}";

  @TempDir Path data;

  private record Clients(DynamoDbClient dynamoDb, S3Client s3) {}

  @Test
  void theNextCloudFindsTheItems() {
    cloud(data, table(""), clients -> put(clients, "a"));
    cloud(data, table(""), clients -> assertThat(pks(clients)).containsExactly("a"));
  }

  @Test
  void aTemplateThatAddsAnIndexKeepsTheItems() {
    cloud(data, table(""), clients -> put(clients, "a"));
    String index =
        """
        , "GlobalSecondaryIndexes": [{"IndexName": "byKind", "KeySchema":
          [{"AttributeName": "kind", "KeyType": "HASH"}], "Projection": {"ProjectionType": "ALL"}}]
        """;
    cloud(
        data,
        table(index)
            .replace(
                "\"AttributeDefinitions\": [",
                "\"AttributeDefinitions\": [{\"AttributeName\": \"kind\", \"AttributeType\":"
                    + " \"S\"},"),
        clients ->
            assertThat(
                    clients
                        .dynamoDb()
                        .query(
                            q ->
                                q.tableName("Test-Documents")
                                    .indexName("byKind")
                                    .keyConditionExpression("kind = :k")
                                    .expressionAttributeValues(
                                        Map.of(":k", AttributeValue.fromS("note"))))
                        .items())
                .hasSize(1));
    cloud(data, table(""), clients -> assertThat(pks(clients)).containsExactly("a"));
  }

  @Test
  void aTemplateThatChangesTheKeysIsRefusedAndTheItemsStay() {
    cloud(data, table(""), clients -> put(clients, "a"));
    String other = table("").replace("\"pk\"", "\"id\"");
    assertThatThrownBy(() -> cloud(data, other, clients -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Test-Documents")
        .hasMessageContaining("another data folder");
    cloud(data, table(""), clients -> assertThat(pks(clients)).containsExactly("a"));
  }

  @Test
  void theNextCloudFindsVersionsMetadataTagsAndDeleteMarkers() {
    cloud(
        data,
        table(""),
        clients -> {
          upload(clients, "a/ü.txt", "one");
          upload(clients, "a/ü.txt", "two");
          upload(clients, "gone.txt", "x");
          clients.s3().deleteObject(d -> d.bucket(BUCKET).key("gone.txt"));
        });
    cloud(
        data,
        table(""),
        clients -> {
          assertThat(read(clients, "a/ü.txt", null)).isEqualTo("two");
          var listed = clients.s3().listObjectVersions(l -> l.bucket(BUCKET).prefix("a/"));
          List<String> versions = listed.versions().stream().map(ObjectVersion::versionId).toList();
          assertThat(read(clients, "a/ü.txt", versions.get(1))).isEqualTo("one");
          assertThat(clients.s3().headObject(h -> h.bucket(BUCKET).key("a/ü.txt")).metadata())
              .containsEntry("who", "ada");
          assertThatThrownBy(() -> read(clients, "gone.txt", null))
              .isInstanceOf(NoSuchKeyException.class);
          assertThat(clients.s3().listObjectVersions(l -> l.bucket(BUCKET)).deleteMarkers())
              .extracting(DeleteMarkerEntry::key)
              .containsExactly("gone.txt");
        });
  }

  @Test
  void aVersionThatIsDeletedForGoodLeavesNoFile() {
    cloud(
        data,
        table(""),
        clients -> {
          upload(clients, "secret.txt", "Ada Lovelace");
          clients
              .s3()
              .listObjectVersions(l -> l.bucket(BUCKET))
              .versions()
              .forEach(
                  each ->
                      clients
                          .s3()
                          .deleteObject(
                              d -> d.bucket(BUCKET).key(each.key()).versionId(each.versionId())));
          assertThat(filesThatSay("Ada Lovelace")).isEmpty();
        });
    cloud(data, table(""), clients -> assertThat(filesThatSay("secret.txt")).isEmpty());
  }

  @Test
  void whatAKilledCloudLeftIsWhole(@TempDir Path copy) {
    cloud(
        data,
        table(""),
        clients -> {
          put(clients, "a");
          upload(clients, "a.txt", "one");
          copy(data, copy);
        });
    append(copy.resolve("s3/" + BUCKET + "/changes.jsonl"), "{\"change\":\"put\",\"key\":\"b.t");
    append(copy.resolve("s3/" + BUCKET + "/content/ff"), "content whose change was never written");
    cloud(
        copy,
        table(""),
        clients -> {
          assertThat(pks(clients)).containsExactly("a");
          assertThat(read(clients, "a.txt", null)).isEqualTo("one");
          upload(clients, "c.txt", "three");
        });
    assertThat(copy.resolve("s3/" + BUCKET + "/content/ff")).doesNotExist();
    cloud(copy, table(""), clients -> assertThat(read(clients, "c.txt", null)).isEqualTo("three"));
  }

  @Test
  void aCloudThatKeepsNothingLeavesNothing() throws IOException {
    try (TestCloud cloud = new TestCloud()) {
      run(cloud, table(""), clients -> upload(clients, "a.txt", "one"));
    }
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).isEmpty();
    }
  }

  private static void cloud(Path folder, String table, Consumer<Clients> work) {
    try (TestCloud cloud = TestCloud.keptIn(folder)) {
      run(cloud, table, work);
    }
  }

  private static void run(TestCloud cloud, String table, Consumer<Clients> work) {
    cloud.with(DynamoDbPart::new);
    cloud.with(context -> new S3Part(context, (source, type, resources, detail) -> {}));
    cloud.create("AWS::DynamoDB::Table", "Documents", table);
    cloud.create("AWS::S3::Bucket", "Documents", VERSIONED);
    try (DynamoDbClient dynamoDb = cloud.client(DynamoDbClient.builder());
        S3Client s3 = cloud.client(S3Client.builder().forcePathStyle(true))) {
      work.accept(new Clients(dynamoDb, s3));
    }
  }

  private static String table(String more) {
    return """
    {"KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
     "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
     "BillingMode": "PAY_PER_REQUEST"
    """
        + more
        + "}";
  }

  private static void put(Clients clients, String pk) {
    clients
        .dynamoDb()
        .putItem(
            p ->
                p.tableName("Test-Documents")
                    .item(
                        Map.of(
                            "pk", AttributeValue.fromS(pk), "kind", AttributeValue.fromS("note"))));
  }

  private static List<String> pks(Clients clients) {
    return clients.dynamoDb().scan(s -> s.tableName("Test-Documents")).items().stream()
        .map(item -> item.get("pk").s())
        .toList();
  }

  private static void upload(Clients clients, String key, String text) {
    clients
        .s3()
        .putObject(
            p -> p.bucket(BUCKET).key(key).metadata(Map.of("who", "ada")),
            RequestBody.fromString(text));
  }

  private static String read(Clients clients, String key, String version) {
    return clients
        .s3()
        .getObjectAsBytes(g -> g.bucket(BUCKET).key(key).versionId(version))
        .asUtf8String();
  }

  private List<Path> filesThatSay(String text) {
    try (Stream<Path> files = Files.walk(data.resolve("s3"))) {
      return files.filter(Files::isRegularFile).filter(file -> says(file, text)).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean says(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
