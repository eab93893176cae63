/**
 * Changes in class files whom they ask for what surrounds a function. Start with {@link
 * dev.baton.cloud.function.rewrite.Rewriter}.
 */
@NullMarked
package dev.baton.cloud.function.rewrite;

import org.jspecify.annotations.NullMarked;
