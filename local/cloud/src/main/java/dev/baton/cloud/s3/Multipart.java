package dev.baton.cloud.s3;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The operations of a multipart upload. */
final class Multipart {
  private static final int MOST = 1000;
  private static final int SMALLEST_PART = 5 * 1024 * 1024;

  private final Buckets buckets;
  private final Notifications notifications;

  Multipart(Buckets buckets, Notifications notifications) {
    this.buckets = buckets;
    this.notifications = notifications;
  }

  AwsResponse begin(S3Call call, AwsRequest request) {
    Bucket bucket = buckets.get(call.bucket());
    Writes.checkKey(call.key());
    Upload upload =
        Upload.begin(
            buckets.newId(),
            call.key(),
            buckets.now(),
            Writes.kept(call, bucket),
            request.header("x-amz-tagging"));
    bucket.begin(upload);
    return Xml.document(
        "InitiateMultipartUploadResult",
        xml ->
            xml.put("Bucket", call.bucket()).put("Key", call.key()).put("UploadId", upload.id()));
  }

  private static Upload upload(Bucket bucket, S3Call call) {
    Upload upload = bucket.upload(call.parameterOr("uploadId", ""));
    if (upload == null || !upload.key().equals(call.key())) {
      throw new AwsException(
          404,
          "NoSuchUpload",
          "The specified upload does not exist. The upload ID may be invalid, or the upload may"
              + " have been aborted or completed.");
    }
    return upload;
  }

  AwsResponse part(S3Call call, AwsRequest request) {
    int _ = partNumber(call);
    Upload upload = upload(buckets.get(call.bucket()), call);
    Payload payload = Payload.of(request);
    Upload.Part part = store(upload, call, payload.content());
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("etag", List.of('"' + part.etag() + '"'));
    payload.checksums().forEach((name, sum) -> headers.put("x-amz-checksum-" + name, List.of(sum)));
    return new AwsResponse(200, headers, new byte[0]);
  }

  AwsResponse copyPart(S3Call call) {
    Upload upload = upload(buckets.get(call.bucket()), call);
    byte[] content =
        Writes.source(buckets, String.valueOf(call.header("x-amz-copy-source"))).content().bytes();
    String range = call.header("x-amz-copy-source-range");
    if (range != null && range.matches("bytes=\\d+-\\d+")) {
      String[] bounds = range.substring("bytes=".length()).split("-", 2);
      int to = Math.min(content.length, Integer.parseInt(bounds[1]) + 1);
      content = Arrays.copyOfRange(content, Integer.parseInt(bounds[0]), to);
    }
    Upload.Part part = store(upload, call, content);
    return Xml.document(
        "CopyPartResult",
        xml -> xml.put("ETag", '"' + part.etag() + '"').put("LastModified", part.lastModified()));
  }

  private Upload.Part store(Upload upload, S3Call call, byte[] content) {
    Upload.Part part = new Upload.Part(content, Checksums.etag(content), buckets.now());
    upload.parts().put(partNumber(call), part);
    return part;
  }

  private static int partNumber(S3Call call) {
    int number = call.numberOr("partNumber", 0);
    if (number < 1 || number > 10_000) {
      throw AwsException.badRequest(
          "InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
    }
    return number;
  }

  AwsResponse complete(S3Call call, AwsRequest request) {
    Bucket bucket = buckets.get(call.bucket());
    Upload upload = upload(bucket, call);
    List<Upload.Part> parts = chosen(upload, Xml.parse(request.body()));
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    parts.forEach(part -> content.writeBytes(part.content()));
    ObjectVersion version =
        new ObjectVersion(
            upload.key(),
            buckets.versionFor(bucket),
            new Content.InMemory(content.toByteArray()),
            Checksums.etagOfParts(parts.stream().map(Upload.Part::etag).toList()),
            buckets.now(),
            upload.headers(),
            upload.tagging(),
            false);
    bucket.put(version, Preconditions.ofWrite(call));
    bucket.end(upload);
    notifications.created(bucket, version, "CompleteMultipartUpload", request);
    AwsResponse document =
        Xml.document(
            "CompleteMultipartUploadResult",
            xml ->
                xml.put("Bucket", bucket.name())
                    .put("Key", version.key())
                    .put("ETag", '"' + version.etag() + '"'));
    Map<String, List<String>> headers = new LinkedHashMap<>(Writes.answer(version));
    headers.putAll(document.headers());
    return new AwsResponse(200, headers, document.body());
  }

  private static List<Upload.Part> chosen(Upload upload, Element request) {
    List<Upload.Part> parts = new ArrayList<>();
    List<Element> asked = Xml.children(request, "Part");
    checkOrder(asked);
    for (Element each : asked) {
      int number = number(Xml.child(each, "PartNumber"));
      Upload.Part part = upload.parts().get(number);
      String etag = String.valueOf(Xml.child(each, "ETag")).replace("\"", "");
      if (part == null || !part.etag().equals(etag)) {
        throw AwsException.badRequest(
            "InvalidPart",
            "One or more of the specified parts could not be found. The part may not have been"
                + " uploaded, or the specified entity tag may not match the part's entity tag.");
      }
      if (parts.size() < asked.size() - 1 && part.content().length < SMALLEST_PART) {
        throw AwsException.badRequest(
            "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
      }
      parts.add(part);
    }
    if (parts.isEmpty()) {
      throw AwsException.badRequest("MalformedXML", "A completed upload has at least one part");
    }
    return parts;
  }

  private static void checkOrder(List<Element> asked) {
    int before = 0;
    for (Element each : asked) {
      int number = number(Xml.child(each, "PartNumber"));
      if (number <= before) {
        throw AwsException.badRequest(
            "InvalidPartOrder", "The list of parts was not in ascending order.");
      }
      before = number;
    }
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }

  AwsResponse abort(S3Call call) {
    Bucket bucket = buckets.get(call.bucket());
    bucket.end(upload(bucket, call));
    return new AwsResponse(204, Map.of(), new byte[0]);
  }

  AwsResponse parts(S3Call call) {
    Upload upload = upload(buckets.get(call.bucket()), call);
    int most = Math.clamp(call.numberOr("max-parts", MOST), 1, MOST);
    int marker = call.numberOr("part-number-marker", 0);
    List<Map.Entry<Integer, Upload.Part>> rest =
        upload.parts().entrySet().stream().filter(each -> each.getKey() > marker).toList();
    List<Map.Entry<Integer, Upload.Part>> page = rest.subList(0, Math.min(most, rest.size()));
    return Xml.document(
        "ListPartsResult",
        xml -> {
          xml.put("Bucket", call.bucket()).put("Key", call.key()).put("UploadId", upload.id());
          xml.put("PartNumberMarker", marker).put("MaxParts", most);
          xml.put("NextPartNumberMarker", page.isEmpty() ? marker : page.getLast().getKey());
          xml.put("IsTruncated", page.size() < rest.size());
          page.forEach(part -> show(xml, part.getKey(), part.getValue()));
        });
  }

  private static void show(Xml xml, int number, Upload.Part part) {
    xml.nest(
        "Part",
        each ->
            each.put("PartNumber", number)
                .put("LastModified", part.lastModified())
                .put("ETag", '"' + part.etag() + '"')
                .put("Size", part.content().length));
  }

  AwsResponse uploads(S3Call call) {
    Bucket bucket = buckets.get(call.bucket());
    String prefix = call.parameterOr("prefix", "");
    return Xml.document(
        "ListMultipartUploadsResult",
        xml -> {
          xml.put("Bucket", bucket.name()).put("IsTruncated", false);
          for (Upload upload : bucket.uploads()) {
            if (upload.key().startsWith(prefix)) {
              xml.nest(
                  "Upload",
                  each ->
                      each.put("Key", upload.key())
                          .put("UploadId", upload.id())
                          .put("Initiated", upload.started()));
            }
          }
        });
  }
}
