/**
 * What is kept of a document in S3 and DynamoDB: the upload, staged facts, postings. Start with
 * {@link dev.baton.documents.storage.StagedFacts}.
 */
@NullMarked
package dev.baton.documents.storage;

import org.jspecify.annotations.NullMarked;
