/**
 * CloudWatch: metrics that clients put, functions log and state machines count, and alarms that are
 * evaluated on the cloud's clock. Start with {@link dev.baton.cloud.cloudwatch.CloudWatchPart}; the
 * figures are in {@link dev.baton.cloud.cloudwatch.Metrics}.
 */
@NullMarked
package dev.baton.cloud.cloudwatch;

import org.jspecify.annotations.NullMarked;
