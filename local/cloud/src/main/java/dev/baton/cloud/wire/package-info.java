/**
 * What services have in common whose protocol is one of AWS's own: a table of named actions each,
 * over trees. Start with {@link dev.baton.cloud.wire.JsonApi}; {@link
 * dev.baton.cloud.wire.QueryApi}, {@link dev.baton.cloud.wire.RestApi} and {@link
 * dev.baton.cloud.wire.PolyglotApi} are the same for other protocols.
 */
@NullMarked
package dev.baton.cloud.wire;

import org.jspecify.annotations.NullMarked;
