/**
 * The AWS calls a user makes, by the endpoint of a running cloud: {@link
 * dev.baton.console.aws.AwsClient} signs and sends them. A handful of calls does not pay for the
 * start of the SDK, which takes longer than everything else the console does.
 */
@NullMarked
package dev.baton.console.aws;

import org.jspecify.annotations.NullMarked;
