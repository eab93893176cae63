/**
 * CloudFormation, to look at: the stacks that the cloud was started with. Start with {@link
 * dev.baton.cloud.cloudformation.StacksPart}.
 */
@NullMarked
package dev.baton.cloud.cloudformation;

import org.jspecify.annotations.NullMarked;
