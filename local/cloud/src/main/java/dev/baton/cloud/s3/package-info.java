/**
 * S3: buckets with versions, conditional writes, multipart uploads and notifications, kept in
 * memory. Start with {@link dev.baton.cloud.s3.Bucket}, the model; {@link
 * dev.baton.cloud.s3.S3Service} is the API, one class of operations each for buckets, objects,
 * listings and multipart uploads.
 *
 * <p>There is no library behind it: those at hand have no conditional writes, check no sums and
 * keep the computer's time.
 */
@NullMarked
package dev.baton.cloud.s3;

import org.jspecify.annotations.NullMarked;
