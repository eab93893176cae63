/**
 * What small services remember: named JSON objects, in memory or in a file of the data folder.
 * Start with {@link dev.baton.cloud.record.Records}.
 */
@NullMarked
package dev.baton.cloud.record;

import org.jspecify.annotations.NullMarked;
