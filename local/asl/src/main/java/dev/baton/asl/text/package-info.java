/** JSON as text. Start reading at {@link dev.baton.asl.text.Json}. */
@NullMarked
package dev.baton.asl.text;

import org.jspecify.annotations.NullMarked;
