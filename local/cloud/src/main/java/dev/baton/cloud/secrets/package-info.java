/**
 * Secrets Manager: secrets with versions and their stages, recovery windows, and values under KMS.
 * Start with {@link dev.baton.cloud.secrets.SecretsPart}.
 */
@NullMarked
package dev.baton.cloud.secrets;

import org.jspecify.annotations.NullMarked;
