/**
 * KMS: symmetric keys, aliases, grants, and AES-GCM under them. Start with {@link
 * dev.baton.cloud.kms.KmsPart}; what other services encrypt goes through {@link
 * dev.baton.cloud.kms.KeyCalls}.
 */
@NullMarked
package dev.baton.cloud.kms;

import org.jspecify.annotations.NullMarked;
