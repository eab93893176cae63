package dev.baton.intake.documentprocessing;

import java.util.Locale;

/** Events as S3 writes them. */
final class UploadJson {
  static final String BUCKET = "documents";

  private UploadJson() {}

  static String of(String key, String versionId) {
    return String.format(
        Locale.ROOT,
        """
        {"version":"0","id":"17793124-05d4-b198-2fde-7ededc63b103","detail-type":"Object Created",
         "source":"aws.s3","account":"000000000000","time":"2026-01-05T09:00:00Z","region":"us-east-1",
         "resources":["arn:aws:s3:::documents"],
         "detail":{"version":"0","bucket":{"name":"documents"},
           "object":{"key":"%s","size":512,"etag":"b1946ac92492d2347c6235b4d2611184",
             "version-id":"%s","sequencer":"617f08299329d189"},
           "request-id":"N4N7GDK58NMKJ12R","requester":"123456789012","reason":"PutObject"}}
        """,
        key,
        versionId);
  }
}
