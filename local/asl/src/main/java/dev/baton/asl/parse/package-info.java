/**
 * From JSON text to the model, collecting every fault on the way. Start reading at {@link
 * dev.baton.asl.parse.DefinitionParser}.
 */
@NullMarked
package dev.baton.asl.parse;

import org.jspecify.annotations.NullMarked;
