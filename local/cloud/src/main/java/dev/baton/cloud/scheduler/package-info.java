/**
 * EventBridge Scheduler: schedules by rate, by cron in a time zone, and for one time, which fire on
 * the cloud's clock. Start with {@link dev.baton.cloud.scheduler.SchedulerPart}; when a schedule
 * fires is {@link dev.baton.cloud.scheduler.Expression}, what then happens {@link
 * dev.baton.cloud.scheduler.Firing}.
 */
@NullMarked
package dev.baton.cloud.scheduler;

import org.jspecify.annotations.NullMarked;
