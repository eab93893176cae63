/**
 * Pictures that commands write: {@link dev.baton.console.picture.LineChart} as SVG, which every
 * browser shows and which needs no fonts here.
 */
@NullMarked
package dev.baton.console.picture;

import org.jspecify.annotations.NullMarked;
