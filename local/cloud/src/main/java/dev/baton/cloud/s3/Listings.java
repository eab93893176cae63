package dev.baton.cloud.s3;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The operations that list what is in a bucket, page by page, folders by delimiter. */
final class Listings {
  private static final int MOST = 1000;

  private final Buckets buckets;

  Listings(Buckets buckets) {
    this.buckets = buckets;
  }

  /** One page. */
  private static final class Page {
    final List<ObjectVersion> versions = new ArrayList<>();
    final Set<String> folders = new LinkedHashSet<>();

    /** The last key or folder of this page, when there are more. */
    @Nullable String last;

    @Nullable String lastVersion;

    int size() {
      return versions.size() + folders.size();
    }
  }

  /** Where a listing begins: after a key, and for versions after one of its versions. */
  private record From(String key, @Nullable String version) {}

  private static Page page(List<ObjectVersion> all, S3Call call, From from, int most) {
    String prefix = call.parameterOr("prefix", "");
    String delimiter = call.parameterOr("delimiter", "");
    boolean passed = from.version() == null;
    Page page = new Page();
    String before = from.key();
    String beforeVersion = null;
    for (ObjectVersion version : all) {
      int order = version.key().compareTo(from.key());
      if (order < 0 || (order == 0 && from.version() == null && !from.key().isEmpty())) {
        continue;
      }
      if (order == 0 && !passed) {
        passed = version.versionId().equals(from.version());
        continue;
      }
      String folder = folder(version.key(), prefix, delimiter);
      if (folder != null && (page.folders.contains(folder) || folder.equals(from.key()))) {
        continue;
      }
      if (page.size() == most) {
        page.last = before;
        page.lastVersion = beforeVersion;
        return page;
      }
      if (folder != null) {
        page.folders.add(folder);
        before = folder;
      } else {
        page.versions.add(version);
        before = version.key();
        beforeVersion = version.versionId();
      }
    }
    return page;
  }

  private static @Nullable String folder(String key, String prefix, String delimiter) {
    int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
    return end < 0 ? null : key.substring(0, end + delimiter.length());
  }

  AwsResponse objects(S3Call call) {
    boolean second = "2".equals(call.parameter("list-type"));
    String token = call.parameter("continuation-token");
    String from =
        token != null ? after(token) : call.parameterOr(second ? "start-after" : "marker", "");
    int most = Math.clamp(call.numberOr("max-keys", MOST), 0, MOST);
    List<ObjectVersion> all = buckets.get(call.bucket()).existing(call.parameterOr("prefix", ""));
    Page page = page(all, call, new From(from, null), most);
    UnaryOperator<String> encode = encoding(call);
    boolean owned = !second || "true".equals(call.parameter("fetch-owner"));
    return Xml.document(
        "ListBucketResult",
        xml -> {
          head(xml, call, encode, most);
          xml.put("IsTruncated", page.last != null);
          if (second) {
            xml.put("KeyCount", page.size()).put("ContinuationToken", token);
            xml.put("StartAfter", call.parameter("start-after"));
            xml.put("NextContinuationToken", token(page.last));
          } else {
            xml.put("Marker", encode.apply(from));
            xml.put("NextMarker", page.last == null ? null : encode.apply(page.last));
          }
          for (ObjectVersion version : page.versions) {
            xml.nest("Contents", each -> describe(each, version, encode, owned));
          }
          folders(xml, page, encode);
        });
  }

  AwsResponse versions(S3Call call) {
    int most = Math.clamp(call.numberOr("max-keys", MOST), 0, MOST);
    Bucket bucket = buckets.get(call.bucket());
    List<ObjectVersion> all = bucket.versions(call.parameterOr("prefix", ""));
    From from = new From(call.parameterOr("key-marker", ""), call.parameter("version-id-marker"));
    Page page = page(all, call, from, most);
    UnaryOperator<String> encode = encoding(call);
    return Xml.document(
        "ListVersionsResult",
        xml -> {
          head(xml, call, encode, most);
          xml.put("IsTruncated", page.last != null);
          xml.put("KeyMarker", encode.apply(from.key()));
          if (page.last != null) {
            xml.put("NextKeyMarker", encode.apply(page.last));
            xml.put("NextVersionIdMarker", page.lastVersion);
          }
          for (ObjectVersion version : page.versions) {
            boolean newest = version.equals(bucket.newest(version.key()));
            xml.nest(
                version.deleteMarker() ? "DeleteMarker" : "Version",
                each -> {
                  describe(each, version, encode, true);
                  each.put("VersionId", version.versionId()).put("IsLatest", newest);
                });
          }
          folders(xml, page, encode);
        });
  }

  private static void head(Xml xml, S3Call call, UnaryOperator<String> encode, int most) {
    xml.put("Name", call.bucket());
    xml.put("Prefix", encode.apply(call.parameterOr("prefix", "")));
    if (call.has("delimiter")) {
      xml.put("Delimiter", encode.apply(call.parameterOr("delimiter", "")));
    }
    xml.put("MaxKeys", most).put("EncodingType", call.parameter("encoding-type"));
  }

  private void describe(
      Xml each, ObjectVersion version, UnaryOperator<String> encode, boolean owned) {
    each.put("Key", encode.apply(version.key())).put("LastModified", version.lastModified());
    if (!version.deleteMarker()) {
      each.put("ETag", '"' + version.etag() + '"');
      each.put("Size", version.size()).put("StorageClass", version.storageClass());
    }
    if (owned) {
      each.nest("Owner", owner -> owner.put("ID", buckets.account()));
    }
  }

  private static void folders(Xml xml, Page page, UnaryOperator<String> encode) {
    for (String folder : page.folders) {
      xml.nest("CommonPrefixes", each -> each.put("Prefix", encode.apply(folder)));
    }
  }

  private static UnaryOperator<String> encoding(S3Call call) {
    return "url".equals(call.parameter("encoding-type"))
        ? text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/")
        : UnaryOperator.identity();
  }

  /** Where the listing goes on that a token is of; at the beginning without one. */
  static String after(@Nullable String token) {
    try {
      byte[] last = Base64.getUrlDecoder().decode(token == null ? "" : token);
      return new String(last, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw AwsException.badRequest(
          "InvalidArgument", "The continuation token provided is incorrect");
    }
  }

  static @Nullable String token(@Nullable String last) {
    return last == null
        ? null
        : Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }
}
