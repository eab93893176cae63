package dev.baton.documents.documentprocessing;

import dev.baton.documents.index.SearchIndex;
import dev.baton.documents.storage.BatchWriter;
import dev.baton.documents.storage.DocumentSource;
import dev.baton.documents.storage.Executions;
import dev.baton.documents.storage.LinkedDocuments;
import dev.baton.documents.storage.StagedFacts;
import dev.baton.documents.storage.Stages;
import dev.baton.documents.storage.StepFunctionsExecutions;
import dev.baton.shared.aws.AwsClients;
import dev.baton.shared.claimcheck.ClaimCheck;
import dev.baton.shared.claimcheck.S3ClaimCheck;
import dev.baton.shared.settings.Settings;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The settings of the area, and what production makes of them. Each function is told only its own.
 */
record DocumentsSettings(String bucket, String documentsTable, String indexTable, long maxBytes) {
  /** What a claim check may hold: the text of the largest document, with room for its places. */
  private static final int CLAIM_FACTOR = 4;

  private static final long DEFAULT_MAX_BYTES = 26_214_400;

  static DocumentsSettings forFiles(Map<String, String> environment) {
    return Settings.read(
        environment, s -> new DocumentsSettings(s.text("DOCUMENTS_BUCKET"), "", "", maxBytes(s)));
  }

  static DocumentsSettings forFacts(Map<String, String> environment) {
    return Settings.read(
        environment,
        s ->
            new DocumentsSettings(
                s.text("DOCUMENTS_BUCKET"), s.text("DOCUMENTS_TABLE"), "", maxBytes(s)));
  }

  static DocumentsSettings forIndex(Map<String, String> environment) {
    return Settings.read(
        environment,
        s ->
            new DocumentsSettings(
                s.text("DOCUMENTS_BUCKET"), "", s.text("INDEX_TABLE"), maxBytes(s)));
  }

  static DocumentsSettings forTable(Map<String, String> environment) {
    return Settings.read(
        environment, s -> new DocumentsSettings("", s.text("DOCUMENTS_TABLE"), "", maxBytes(s)));
  }

  static DocumentsSettings forAll(Map<String, String> environment) {
    return Settings.read(
        environment,
        s ->
            new DocumentsSettings(
                s.text("DOCUMENTS_BUCKET"),
                s.text("DOCUMENTS_TABLE"),
                s.text("INDEX_TABLE"),
                maxBytes(s)));
  }

  private static long maxBytes(Settings settings) {
    return settings.number("MAX_DOCUMENT_BYTES", DEFAULT_MAX_BYTES, 1, 1L << 30);
  }

  ClaimCheck claims() {
    return new S3ClaimCheck(AwsClients.s3(), bucket, maxBytes * CLAIM_FACTOR);
  }

  DocumentSource source() {
    return new DocumentSource(AwsClients.s3(), maxBytes);
  }

  StagedFacts stagedFacts() {
    return new StagedFacts(AwsClients.dynamoDb(), writer(), documentsTable);
  }

  Stages stages() {
    return new Stages(AwsClients.dynamoDb(), documentsTable);
  }

  static Executions executions() {
    return new StepFunctionsExecutions(AwsClients.later(SfnClient::builder));
  }

  LinkedDocuments linkedDocuments() {
    return new LinkedDocuments(
        AwsClients.s3(),
        claims(),
        AwsClients.dynamoDb(),
        new LinkedDocuments.Places(bucket, documentsTable));
  }

  SearchIndex searchIndex() {
    return new SearchIndex(AwsClients.dynamoDb(), writer(), indexTable);
  }

  private static BatchWriter writer() {
    return new BatchWriter(AwsClients.dynamoDb(), Thread::sleep);
  }
}
