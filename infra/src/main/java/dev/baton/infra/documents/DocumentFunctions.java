package dev.baton.infra.documents;

import dev.baton.infra.Platform;
import dev.baton.infra.foundation.StoreTable;
import dev.baton.infra.function.Caller;
import dev.baton.infra.function.FunctionSettings;
import dev.baton.infra.function.JavaFunction;
import dev.baton.infra.function.Permissions;
import dev.baton.infra.resilience.Announcement;
import dev.baton.infra.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** The handlers of {@code document-processing} that live in the area documents, one per state. */
final class DocumentFunctions {
  private final Construct scope;
  private final Platform platform;
  private final Bucket bucket;
  private final StoreTable documents;
  private final StoreTable index;

  DocumentFunctions(Construct scope, Platform platform) {
    this.scope = scope;
    this.platform = platform;
    this.bucket = platform.foundation().documentsBucket();
    this.documents = platform.foundation().documentsTable();
    this.index = platform.foundation().indexTable();
  }

  JavaFunction receiveDocument() {
    return function(
        "ReceiveDocument",
        Duration.seconds(60),
        Map.of("MAX_DOCUMENT_BYTES", Long.toString(platform.settings().maxDocumentBytes())),
        List.of(readUploads(), writeWork(), list()));
  }

  JavaFunction receiveRecognizedText() {
    return function(
        "ReceiveRecognizedText",
        Duration.seconds(60),
        Map.of("MAX_DOCUMENT_BYTES", Long.toString(platform.settings().maxDocumentBytes())),
        List.of(readUploads(), readWork(), writeWork(), list()));
  }

  JavaFunction extractGroup() {
    return function(
        "ExtractGroup",
        Duration.seconds(60),
        documentsTable(),
        List.of(
            readUploads(),
            readWork(),
            list(),
            table(
                "Stage",
                documents,
                "dynamodb:BatchWriteItem",
                "dynamodb:GetItem",
                "dynamodb:Query")));
  }

  JavaFunction validateExtraction() {
    return function(
        "ValidateExtraction",
        Duration.seconds(60),
        documentsTable(),
        List.of(
            readWork(),
            writeWork(),
            list(),
            table("ReadStaged", documents, "dynamodb:Query", "dynamodb:BatchWriteItem")));
  }

  JavaFunction gatherInformation() {
    Map<String, String> environment = new TreeMap<>(documentsTable());
    environment.put("MAX_DOCUMENT_BYTES", Long.toString(platform.settings().maxDocumentBytes()));
    return function(
        "GatherInformation",
        Duration.seconds(120),
        environment,
        List.of(
            readUploads(),
            readWork(),
            writeWork(),
            list(),
            table(
                "Unstage",
                documents,
                "dynamodb:Query",
                "dynamodb:DeleteItem",
                "dynamodb:BatchWriteItem")));
  }

  JavaFunction openStage() {
    return function(
        "OpenStage",
        Duration.seconds(30),
        documentsTable(),
        List.of(
            table(
                "Hold",
                documents,
                "dynamodb:GetItem",
                "dynamodb:PutItem",
                "dynamodb:UpdateItem",
                "dynamodb:DeleteItem"),
            seeExecutions()));
  }

  JavaFunction indexDocument() {
    return function(
        "IndexDocument",
        Duration.seconds(60),
        bothTables(),
        List.of(
            readWork(),
            list(),
            table("SeeHolder", documents, "dynamodb:GetItem"),
            unindex(),
            table("Index", index, "dynamodb:PutItem")));
  }

  JavaFunction removeStagedEntities() {
    return function(
        "RemoveStagedEntities",
        Duration.seconds(120),
        documentsTable(),
        List.of(
            table(
                "Unstage",
                documents,
                "dynamodb:Query",
                "dynamodb:UpdateItem",
                "dynamodb:DeleteItem",
                "dynamodb:BatchWriteItem")));
  }

  JavaFunction removePostings() {
    return function(
        "RemovePostings",
        Duration.seconds(120),
        Map.of("INDEX_TABLE", index.getTableName()),
        List.of(unindex()));
  }

  JavaFunction withdrawCommit() {
    return function(
        "WithdrawCommit",
        Duration.seconds(30),
        documentsTable(),
        List.of(table("Withdraw", documents, "dynamodb:UpdateItem")));
  }

  JavaFunction sweepStages() {
    Map<String, String> environment = new TreeMap<>(bothTables());
    environment.put("ANNOUNCEMENT_STATE_MACHINE_ARN", Announcement.arn(scope));
    return function(
        "SweepStages",
        Caller.SCHEDULE,
        Duration.minutes(5),
        environment,
        List.of(
            seeExecutions(),
            unindex(),
            table(
                "SweepAndMark",
                documents,
                "dynamodb:ConditionCheckItem",
                "dynamodb:Query",
                "dynamodb:GetItem",
                "dynamodb:PutItem",
                "dynamodb:DeleteItem",
                "dynamodb:BatchWriteItem"),
            Announcement.permission(scope)));
  }

  /** Serves people, not a workflow: finds documents. */
  JavaFunction searchDocuments() {
    return forPeople(
        "SearchDocuments",
        "search.SearchDocumentsHandler",
        Duration.seconds(60),
        bothTables(),
        List.of(
            table("ReadMarkers", documents, "dynamodb:BatchGetItem"),
            table("Search", index, "dynamodb:Query", "dynamodb:BatchGetItem")));
  }

  /** Serves people, not a workflow: removes a document with all that is kept of it. */
  JavaFunction removeDocument() {
    Map<String, String> environment = new TreeMap<>(bothTables());
    environment.put("DOCUMENTS_BUCKET", bucket.getBucketName());
    return forPeople(
        "RemoveDocument",
        "removal.RemoveDocumentHandler",
        Duration.minutes(10),
        environment,
        List.of(
            Permissions.allow(
                "FindVersions", List.of("s3:ListBucketVersions"), bucket.getBucketArn()),
            Permissions.allow(
                "DeleteVersions",
                List.of("s3:DeleteObjectVersion"),
                bucket.arnForObjects("inbox/*"),
                bucket.arnForObjects("work/*")),
            table(
                "RemoveItems",
                documents,
                "dynamodb:Query",
                "dynamodb:PutItem",
                "dynamodb:DeleteItem",
                "dynamodb:BatchWriteItem"),
            unindex()));
  }

  private JavaFunction function(
      String state,
      Duration timeout,
      Map<String, String> environment,
      List<PolicyStatement> permissions) {
    return function(state, Caller.STATE, timeout, environment, permissions);
  }

  private JavaFunction function(
      String state,
      Caller caller,
      Duration timeout,
      Map<String, String> environment,
      List<PolicyStatement> permissions) {
    Map<String, String> all = new TreeMap<>(environment);
    all.put("DOCUMENTS_BUCKET", bucket.getBucketName());
    String handler = "documents.documentprocessing." + state + "Handler";
    return new JavaFunction(
        scope,
        state,
        platform,
        new FunctionSettings("documents", handler, caller, 1024, timeout, all),
        permissions);
  }

  /** A function that a person calls through the command line. */
  private JavaFunction forPeople(
      String name,
      String handler,
      Duration timeout,
      Map<String, String> environment,
      List<PolicyStatement> permissions) {
    return new JavaFunction(
        scope,
        name,
        platform,
        new FunctionSettings(
            "documents", "documents." + handler, Caller.PERSON, 1024, timeout, environment),
        permissions);
  }

  private Map<String, String> documentsTable() {
    return Map.of("DOCUMENTS_TABLE", documents.getTableName());
  }

  private Map<String, String> bothTables() {
    return Map.of("DOCUMENTS_TABLE", documents.getTableName(), "INDEX_TABLE", index.getTableName());
  }

  private PolicyStatement unindex() {
    return table(
        "Unindex",
        index,
        "dynamodb:Query",
        "dynamodb:GetItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:BatchWriteItem");
  }

  // By name: the state machine depends on the functions, so they cannot depend on it.
  private PolicyStatement seeExecutions() {
    return Permissions.allow(
        "TellDeadFromAlive",
        List.of("states:DescribeExecution"),
        Workflow.executionsOf(Stack.of(scope), DocumentProcessing.SLUG));
  }

  private PolicyStatement readUploads() {
    return Permissions.allow(
        "ReadUploads",
        List.of("s3:GetObject", "s3:GetObjectVersion"),
        bucket.arnForObjects("inbox/*"));
  }

  private PolicyStatement readWork() {
    return Permissions.allow(
        "ReadWorkFiles", List.of("s3:GetObject"), bucket.arnForObjects("work/*"));
  }

  private PolicyStatement writeWork() {
    return Permissions.allow(
        "WriteWorkFiles", List.of("s3:PutObject"), bucket.arnForObjects("work/*"));
  }

  /** Without it S3 answers 403, not 404, for an object that is gone. */
  private PolicyStatement list() {
    return Permissions.allow(
        "TellMissingFromForbidden", List.of("s3:ListBucket"), bucket.getBucketArn());
  }

  private static PolicyStatement table(String sid, StoreTable table, String... actions) {
    return Permissions.allow(sid, List.of(actions), table.getTableArn());
  }
}
