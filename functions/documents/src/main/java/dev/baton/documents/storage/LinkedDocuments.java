package dev.baton.documents.storage;

import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Fact;
import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.claimcheck.ClaimCheck;
import dev.baton.shared.claimcheck.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The documents of one correlation id: what each says of whom it is about is noted under the id,
 * and counts once its document is committed. A note goes with the other work files.
 */
public final class LinkedDocuments {
  private static final int MOST = 20;

  /** What a document can say for another one, by the kind of matter it is about. */
  private static final Set<String> OF_PATIENTS =
      Set.of("patientName", "patientId", "birthDate", "sex");

  private static final Set<String> OF_TRADE = Set.of("seller", "buyer", "purchaseOrder");

  private final S3Client s3;
  private final ClaimCheck claims;
  private final DynamoDbClient dynamoDb;
  private final Places places;

  public LinkedDocuments(S3Client s3, ClaimCheck claims, DynamoDbClient dynamoDb, Places places) {
    this.s3 = s3;
    this.claims = claims;
    this.dynamoDb = dynamoDb;
    this.places = places;
  }

  /** The bucket of the notes and the table of the commit markers. */
  public record Places(String bucket, String table) {}

  /** One document among those of a correlation id. */
  public record Link(String correlationId, StagedFacts.Owner owner) {
    // Who gives no id of their own is not linked to anything.
    boolean isAlone() {
      return correlationId.equals(owner.documentId());
    }
  }

  /** What was noted of one document. */
  record Note(String documentId, String executionName, boolean trade, List<Fact> facts) {}

  /** Notes what a document says of whom it is about. */
  public void note(Link link, DocumentType type, List<Fact> facts) {
    if (link.isAlone()) {
      return;
    }
    StagedFacts.Owner owner = link.owner();
    List<Fact> telling =
        facts.stream().filter(fact -> of(type).contains(fact.name()) && !fact.isLinked()).toList();
    // Idempotency key: the correlation id and the document.
    ObjectRef _ =
        claims.putJson(
            folder(link) + owner.documentId() + ".json",
            new Note(
                owner.documentId(), owner.executionName(), type == DocumentType.INVOICE, telling));
  }

  /** What other committed documents of the same id and the same matter say. */
  public List<List<Fact>> others(Link link, DocumentType type) {
    if (link.isAlone()) {
      return List.of();
    }
    List<List<Fact>> others = new ArrayList<>();
    for (ObjectRef ref : notes(link)) {
      Note note = claims.getJson(ref, Note.class);
      boolean same = note.trade() == (type == DocumentType.INVOICE);
      if (same && !note.documentId().equals(link.owner().documentId()) && isCommitted(note)) {
        others.add(note.facts().stream().map(fact -> fact.from(note.documentId())).toList());
      }
    }
    return others;
  }

  private List<ObjectRef> notes(Link link) {
    var listed =
        AwsErrors.translating(
            () ->
                s3.listObjectsV2(
                    list -> list.bucket(places.bucket()).prefix(folder(link)).maxKeys(MOST)));
    return listed.contents().stream()
        .map(S3Object::key)
        .map(key -> new ObjectRef(places.bucket(), key))
        .toList();
  }

  private boolean isCommitted(Note note) {
    var marker =
        AwsErrors.translating(
            () ->
                dynamoDb.query(
                    query ->
                        query
                            .tableName(places.table())
                            .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                            .expressionAttributeValues(
                                Map.of(
                                    ":pk", Items.text("DOC#" + note.documentId()),
                                    ":sk", Items.text("COMMIT")))
                            .consistentRead(true)));
    return marker.items().stream()
        .anyMatch(item -> Items.text(note.executionName()).equals(item.get("executionName")));
  }

  private static Set<String> of(DocumentType type) {
    return type == DocumentType.INVOICE ? OF_TRADE : OF_PATIENTS;
  }

  private static String folder(Link link) {
    try {
      byte[] id = link.correlationId().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(id);
      return "work/links/" + HexFormat.of().formatHex(digest) + "/";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
