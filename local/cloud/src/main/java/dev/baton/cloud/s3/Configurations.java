package dev.baton.cloud.s3;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The documents that say how a bucket is configured: kept, and given back as they came. Of them
 * only the encryption that is the default shows in objects; nothing here expires, replicates or is
 * public.
 */
final class Configurations {
  /** The kind of document that says what is encrypted how by default. */
  static final String ENCRYPTION = "BucketEncryption";

  private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

  /**
   * One kind of document.
   *
   * @param root the name of its outermost element
   * @param missing the code of the error where a bucket has none; null for an empty document
   * @param initial what a new bucket has inside of the outermost element; null for nothing
   * @param settable whether it can be put and deleted here
   */
  private record Kind(
      String root, @Nullable String missing, @Nullable String initial, boolean settable) {}

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("BucketTagging", new Kind("Tagging", "NoSuchTagSet", null, true)),
          Map.entry(
              ENCRYPTION,
              new Kind(
                  "ServerSideEncryptionConfiguration",
                  "ServerSideEncryptionConfigurationNotFoundError",
                  "<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>"
                      + "</ApplyServerSideEncryptionByDefault>"
                      + "<BucketKeyEnabled>false</BucketKeyEnabled></Rule>",
                  true)),
          Map.entry(
              "BucketLifecycleConfiguration",
              new Kind("LifecycleConfiguration", "NoSuchLifecycleConfiguration", null, true)),
          Map.entry(
              "BucketCors", new Kind("CORSConfiguration", "NoSuchCORSConfiguration", null, true)),
          Map.entry(
              "PublicAccessBlock",
              new Kind(
                  "PublicAccessBlockConfiguration",
                  "NoSuchPublicAccessBlockConfiguration",
                  "<BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls>"
                      + "<BlockPublicPolicy>true</BlockPublicPolicy>"
                      + "<RestrictPublicBuckets>true</RestrictPublicBuckets>",
                  true)),
          Map.entry(
              "BucketOwnershipControls",
              new Kind(
                  "OwnershipControls",
                  "OwnershipControlsNotFoundError",
                  "<Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule>",
                  true)),
          Map.entry(
              "BucketWebsite",
              new Kind("WebsiteConfiguration", "NoSuchWebsiteConfiguration", null, false)),
          Map.entry(
              "BucketReplication",
              new Kind(
                  "ReplicationConfiguration",
                  "ReplicationConfigurationNotFoundError",
                  null,
                  false)),
          Map.entry(
              "ObjectLockConfiguration",
              new Kind(
                  "ObjectLockConfiguration", "ObjectLockConfigurationNotFoundError", null, false)),
          Map.entry("BucketLogging", new Kind("BucketLoggingStatus", null, "", false)),
          Map.entry(
              "BucketRequestPayment",
              new Kind("RequestPaymentConfiguration", null, "<Payer>BucketOwner</Payer>", false)),
          Map.entry(
              "BucketAccelerateConfiguration",
              new Kind("AccelerateConfiguration", null, "", false)));

  private final Buckets buckets;

  Configurations(Buckets buckets) {
    this.buckets = buckets;
  }

  /** The actions that read and change these documents. */
  static Set<String> actions() {
    Set<String> actions = new TreeSet<>();
    KINDS.forEach(
        (name, kind) -> {
          actions.add("Get" + name);
          if (kind.settable()) {
            actions.add("Put" + name);
            actions.add("Delete" + name.replace("LifecycleConfiguration", "Lifecycle"));
          }
        });
    return actions;
  }

  AwsResponse handle(String action, S3Call call, byte[] body) {
    String verb = action.startsWith("Delete") ? "Delete" : action.substring(0, 3);
    String name = action.substring(verb.length());
    String which = name.equals("BucketLifecycle") ? "BucketLifecycleConfiguration" : name;
    Kind kind = KINDS.get(which);
    if (kind == null) {
      throw new IllegalStateException("s3:" + action + " is served by nobody");
    }
    Bucket bucket = buckets.get(call.bucket());
    return switch (verb) {
      case "Get" -> get(bucket, which, kind);
      case "Put" -> put(bucket, which, kind, body);
      default -> {
        // What encrypts by default goes back to what S3 does by itself.
        bucket.configure(which, which.equals(ENCRYPTION) ? null : "");
        yield new AwsResponse(204, Map.of(), new byte[0]);
      }
    };
  }

  private static AwsResponse get(Bucket bucket, String name, Kind kind) {
    String document = document(bucket, name, kind);
    if (document == null) {
      throw new AwsException(
          404, String.valueOf(kind.missing()), "The bucket has no " + kind.root() + ".");
    }
    return new AwsResponse(
        200,
        Map.of("content-type", List.of("application/xml")),
        document.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String document(Bucket bucket, String name, Kind kind) {
    String kept = bucket.configuration(name);
    if (kept != null) {
      return kept.isEmpty() ? null : kept;
    }
    String initial = kind.initial();
    return initial == null
        ? null
        : "<" + kind.root() + NAMESPACE + ">" + initial + "</" + kind.root() + ">";
  }

  private static AwsResponse put(Bucket bucket, String name, Kind kind, byte[] body) {
    Element root = Xml.parse(body);
    if (!root.getTagName().equals(kind.root()) || root.getFirstChild() == null) {
      throw AwsException.badRequest(
          "MalformedXML",
          "The XML you provided was not well-formed or did not validate against our published"
              + " schema");
    }
    if (name.equals("BucketTagging")) {
      Tagging.check(Tagging.read(body), 50);
    }
    bucket.configure(name, new String(body, StandardCharsets.UTF_8));
    return new AwsResponse(name.equals("BucketTagging") ? 204 : 200, Map.of(), new byte[0]);
  }

  /**
   * The headers that say how an object is encrypted whose upload does not say it.
   *
   * @param document of the kind {@link #ENCRYPTION}, as {@link Bucket#configuration} has it
   */
  static Map<String, String> encryption(@Nullable String document) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amz-server-side-encryption", "AES256");
    if (document != null && !document.isEmpty()) {
      Element root = Xml.parse(document.getBytes(StandardCharsets.UTF_8));
      Stream.of(root)
          .flatMap(each -> Xml.children(each, "Rule").stream())
          .flatMap(each -> Xml.children(each, "ApplyServerSideEncryptionByDefault").stream())
          .findFirst()
          .ifPresent(rule -> note(headers, rule));
    }
    return Collections.unmodifiableMap(headers);
  }

  private static void note(Map<String, String> headers, Element rule) {
    String algorithm = Xml.child(rule, "SSEAlgorithm");
    String key = Xml.child(rule, "KMSMasterKeyID");
    if (algorithm != null) {
      headers.put("x-amz-server-side-encryption", algorithm);
    }
    if (key != null) {
      headers.put("x-amz-server-side-encryption-aws-kms-key-id", key);
    }
  }
}
