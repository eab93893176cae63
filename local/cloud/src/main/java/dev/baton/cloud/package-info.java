/**
 * The embedded cloud: a synthesized CDK assembly brought up in one JVM. Start with {@link
 * dev.baton.cloud.CloudPart}, what each embedded service is to the cloud.
 */
@NullMarked
package dev.baton.cloud;

import org.jspecify.annotations.NullMarked;
