/**
 * SNS: topics, subscriptions with filter policies, and the ways of a message to queues, functions,
 * web servers on this machine and an outbox of e-mails. Start with {@link
 * dev.baton.cloud.sns.SnsPart}; a message's way is {@link dev.baton.cloud.sns.Dispatch}.
 */
@NullMarked
package dev.baton.cloud.sns;

import org.jspecify.annotations.NullMarked;
