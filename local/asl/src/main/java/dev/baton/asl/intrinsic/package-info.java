/**
 * The intrinsic functions of JSONPath definitions. Start reading at {@link
 * dev.baton.asl.intrinsic.IntrinsicCall}.
 */
@NullMarked
package dev.baton.asl.intrinsic;

import org.jspecify.annotations.NullMarked;
