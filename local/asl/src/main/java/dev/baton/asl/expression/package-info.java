/**
 * What computes a value for a field, in either query language. Start reading at {@link
 * dev.baton.asl.expression.Expression}.
 */
@NullMarked
package dev.baton.asl.expression;

import org.jspecify.annotations.NullMarked;
