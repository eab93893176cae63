/**
 * A Lambda handler as the guides of Powertools and the SDK show it, to measure the product's own
 * beside. Start with {@link dev.baton.bench.plain.PlainHandler}.
 */
@NullMarked
package dev.baton.bench.plain;

import org.jspecify.annotations.NullMarked;
