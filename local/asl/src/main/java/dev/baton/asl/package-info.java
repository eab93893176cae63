@NullMarked
package dev.baton.asl;

import org.jspecify.annotations.NullMarked;
