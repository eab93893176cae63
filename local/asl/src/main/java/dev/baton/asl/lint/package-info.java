/**
 * Holds definitions to the policy of errors and to the limits of Step Functions: what the validator
 * of AWS accepts and production regrets. Start with {@link dev.baton.asl.lint.Lint}.
 */
@NullMarked
package dev.baton.asl.lint;

import org.jspecify.annotations.NullMarked;
