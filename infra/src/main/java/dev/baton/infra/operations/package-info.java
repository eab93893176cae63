/**
 * What tells people that something needs them, and shows them what is going on. Start with {@link
 * dev.baton.infra.operations.OperationsStack}.
 */
@NullMarked
package dev.baton.infra.operations;

import org.jspecify.annotations.NullMarked;
