/**
 * Answers what people look for: a query becomes clauses, clauses are matched against postings, and
 * committed documents come back by relevance with the lines that match. Start with {@link
 * dev.baton.documents.search.SearchDocumentsHandler}.
 */
@NullMarked
package dev.baton.documents.search;

import org.jspecify.annotations.NullMarked;
