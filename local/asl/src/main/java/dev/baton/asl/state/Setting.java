package dev.baton.asl.state;

import dev.baton.asl.expression.Expression;

/**
 * A field whose value may be fixed, a path or an expression.
 *
 * @param field the field's name as written, such as {@code SecondsPath}
 * @param text the path or expression as written, or the constant's JSON text
 */
public record Setting(String field, Expression value, String text) {}
