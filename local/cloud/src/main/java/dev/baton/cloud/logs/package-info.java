/**
 * CloudWatch Logs: groups, streams, and what is written to them, by functions or by clients. Start
 * with {@link dev.baton.cloud.logs.LogsPart}; which events a pattern wants is {@link
 * dev.baton.cloud.logs.FilterPattern}.
 */
@NullMarked
package dev.baton.cloud.logs;

import org.jspecify.annotations.NullMarked;
