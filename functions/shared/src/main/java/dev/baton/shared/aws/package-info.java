/**
 * The way from handlers to AWS: clients made once per function instance, and the one table that
 * turns errors of the SDK into the five classes. Start with {@link dev.baton.shared.aws.AwsErrors}.
 */
@NullMarked
package dev.baton.shared.aws;

import org.jspecify.annotations.NullMarked;
