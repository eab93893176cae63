package dev.baton.tests.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/** Documents put into a cloud as a user does, and what became of them. */
public final class DocumentRuns {
  private final CloudUnderTest cloud;
  private final String prefix;

  /**
   * @param test keeps the objects of one test apart from those of others
   */
  public DocumentRuns(CloudUnderTest cloud, String test) {
    this.cloud = cloud;
    this.prefix = "inbox/" + cloud.unique(test) + "/";
  }

  /** Uploads a document, which by itself starts the workflow, and waits for the end. */
  public ExecutionRecord process(String name, byte[] content) {
    Upload upload = upload(name, content);
    cloud.settle();
    return execution(upload);
  }

  /** Uploads a document of a matter and waits for the end. */
  public ExecutionRecord process(String name, byte[] content, String correlationId) {
    Upload upload = upload(name, content, Map.of("correlation-id", correlationId));
    cloud.settle();
    return execution(upload);
  }

  /** Uploads a document and does not wait. */
  public Upload upload(String name, byte[] content) {
    return upload(name, content, Map.of());
  }

  private Upload upload(String name, byte[] content, Map<String, String> metadata) {
    String bucket = cloud.output("DocumentsBucketName");
    String key = key(name);
    PutObjectResponse put =
        cloud
            .clients()
            .s3
            .putObject(
                request -> request.bucket(bucket).key(key).metadata(metadata),
                RequestBody.fromBytes(content));
    Upload upload = new Upload(bucket, key, put.versionId(), content.length);
    expectTheEndOf(upload);
    return upload;
  }

  /** Says that there is an upload, of which the cloud must hear, and which ends announced. */
  public void expectTheEndOf(Upload upload) {
    String documentId = upload.documentId();
    cloud.expect("the execution of " + upload.key(), () -> wasStarted(documentId));
    cloud.expect(
        "the announcement about " + upload.key(), () -> !announcements(documentId).isEmpty());
  }

  /** The key under which this test uploads a name. */
  public String key(String name) {
    return prefix + name;
  }

  /** The execution that an upload started. */
  public ExecutionRecord execution(Upload upload) {
    return ExecutionRecord.of(cloud.clients().sfn, executionArn(upload.documentId()));
  }

  /** Whether an execution of this name was started. */
  public boolean wasStarted(String documentId) {
    try {
      cloud
          .clients()
          .sfn
          .describeExecution(request -> request.executionArn(executionArn(documentId)));
      return true;
    } catch (ExecutionDoesNotExistException e) {
      return false;
    }
  }

  /** All that the documents table holds of a document. */
  public List<Map<String, AttributeValue>> stored(String documentId) {
    return cloud
        .clients()
        .dynamodb
        .queryPaginator(
            request ->
                request
                    .tableName(cloud.output("DocumentsTableName"))
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(
                        Map.of(":pk", AttributeValue.fromS("DOC#" + documentId)))
                    .consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  /** The sort keys of what is stored of a document. */
  public List<String> storedKeys(String documentId) {
    return stored(documentId).stream().map(item -> item.get("sk").s()).toList();
  }

  /** The entities that a reader sees: those of the execution that the commit marker names. */
  public List<Map<String, AttributeValue>> visibleEntities(String documentId) {
    List<Map<String, AttributeValue>> all = stored(documentId);
    return all.stream()
        .filter(item -> item.get("sk").s().equals("COMMIT"))
        .findFirst()
        .map(marker -> marker.get("executionName"))
        .map(
            name ->
                all.stream()
                    .filter(item -> item.get("sk").s().startsWith("ENTITY#"))
                    .filter(item -> name.equals(item.get("executionName")))
                    .toList())
        .orElse(List.of());
  }

  /** How many terms of a document the index holds. */
  public long indexedTerms(String documentId) {
    return indexed(documentId).stream()
        .filter(item -> item.get("pk").s().startsWith("TERM#"))
        .count();
  }

  /** Everything that the index keeps of a document: its entry, its terms, its lines. */
  public List<Map<String, AttributeValue>> indexed(String documentId) {
    return cloud
        .clients()
        .dynamodb
        .scanPaginator(request -> request.tableName(cloud.output("IndexTableName")))
        .items()
        .stream()
        .filter(
            item ->
                item.get("pk").s().equals("DOC#" + documentId)
                    || item.get("sk").s().contains("#" + documentId + "#"))
        .toList();
  }

  /** Takes a document out of the tables again, so that they stay small over many runs. */
  public void clear(String documentId) {
    indexed(documentId).forEach(item -> delete(cloud.output("IndexTableName"), item));
    stored(documentId).forEach(item -> delete(cloud.output("DocumentsTableName"), item));
  }

  private void delete(String table, Map<String, AttributeValue> item) {
    cloud
        .clients()
        .dynamodb
        .deleteItem(
            request ->
                request.tableName(table).key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))));
  }

  /** The events of a document's end, all detail types together. */
  public List<Announcement> announcements(String documentId) {
    return Stream.of(
            "DocumentProcessed", "DocumentRefused", "DocumentNeedsManualWork", "DocumentDuplicate")
        .flatMap(
            type -> cloud.published(type).stream().map(detail -> new Announcement(type, detail)))
        .filter(
            announcement -> announcement.detail().path("documentId").asText().equals(documentId))
        .toList();
  }

  private String executionArn(String documentId) {
    return cloud
            .output("DocumentProcessingStateMachineArn")
            .replace(":stateMachine:", ":execution:")
        + ":"
        + documentId;
  }

  /** An event on Baton's bus. */
  public record Announcement(String detailType, JsonNode detail) {}

  /** An object that was uploaded. */
  public record Upload(String bucket, String key, String versionId, long size) {

    /** The id of this version of the object, as intake makes it. */
    public String documentId() {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256")
                .digest((bucket + "\n" + key + "\n" + versionId).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, 32);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
