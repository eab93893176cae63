/**
 * The figures that Step Functions itself gives to CloudWatch. Start with {@link
 * dev.baton.cloud.metrics.ExecutionMetrics}.
 */
@NullMarked
package dev.baton.cloud.metrics;

import org.jspecify.annotations.NullMarked;
