/**
 * JSONata as Step Functions speaks it, on dashjoin's interpreter. Start reading at {@link
 * dev.baton.asl.jsonata.JsonataExpression}.
 */
@NullMarked
package dev.baton.asl.jsonata;

import org.jspecify.annotations.NullMarked;
