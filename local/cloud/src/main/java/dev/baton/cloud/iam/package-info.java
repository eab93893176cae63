/**
 * IAM as far as the template speaks of it: roles, policies of roles and of resources, and the
 * decisions that follow. Start with {@link dev.baton.cloud.iam.AccessControl}; {@link
 * dev.baton.cloud.iam.Judge} decides.
 */
@NullMarked
package dev.baton.cloud.iam;

import org.jspecify.annotations.NullMarked;
