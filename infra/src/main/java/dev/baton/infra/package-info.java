/**
 * The CDK app: which resources exist and who may call whom. Start with {@link
 * dev.baton.infra.BatonApp}; each area has a stack and a package of its own.
 */
@NullMarked
package dev.baton.infra;

import org.jspecify.annotations.NullMarked;
