/**
 * What a month of documents costs on AWS: measured on the embedded cloud, priced by a dated list.
 * Start with {@link dev.baton.console.cost.CostEstimate}.
 */
@NullMarked
package dev.baton.console.cost;

import org.jspecify.annotations.NullMarked;
