/**
 * Parameter Store of Systems Manager: versions, labels, paths, and secure strings under KMS. Start
 * with {@link dev.baton.cloud.ssm.SsmPart}.
 */
@NullMarked
package dev.baton.cloud.ssm;

import org.jspecify.annotations.NullMarked;
