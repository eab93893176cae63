/**
 * IAM as far as the template speaks of it: roles and what their policies say. Start with {@link
 * dev.baton.cloud.iam.RolePolicies}.
 */
@NullMarked
package dev.baton.cloud.iam;

import org.jspecify.annotations.NullMarked;
