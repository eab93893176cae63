/**
 * The search index: what words a text has and where, and how that lies in DynamoDB. Start with
 * {@link dev.baton.documents.index.SearchIndex}, whose items {@link
 * dev.baton.documents.index.IndexKeys} names.
 */
@NullMarked
package dev.baton.documents.index;

import org.jspecify.annotations.NullMarked;
