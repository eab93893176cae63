/**
 * STS: who a caller is, and credentials for roles. Start with {@link dev.baton.cloud.sts.StsPart}.
 */
@NullMarked
package dev.baton.cloud.sts;

import org.jspecify.annotations.NullMarked;
