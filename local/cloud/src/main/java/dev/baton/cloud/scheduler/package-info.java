/**
 * EventBridge Scheduler as far as templates use it: schedules that recur at a rate. Start with
 * {@link dev.baton.cloud.scheduler.SchedulerPart}.
 */
@NullMarked
package dev.baton.cloud.scheduler;

import org.jspecify.annotations.NullMarked;
