/**
 * JSONPath as Step Functions speaks it. Start reading at {@link
 * dev.baton.asl.jsonpath.PathExpression}.
 */
@NullMarked
package dev.baton.asl.jsonpath;

import org.jspecify.annotations.NullMarked;
