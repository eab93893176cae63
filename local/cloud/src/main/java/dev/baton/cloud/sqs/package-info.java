/**
 * SQS: ElasticMQ's queues, called as a library and on the cloud's clock. Start with {@link
 * dev.baton.cloud.sqs.MessageActions}, what clients do most; {@link dev.baton.cloud.sqs.ElasticMq}
 * is the border to ElasticMQ, and {@link dev.baton.cloud.sqs.Deliveries} tells event source
 * mappings when there is something to receive.
 */
@NullMarked
package dev.baton.cloud.sqs;

import org.jspecify.annotations.NullMarked;
