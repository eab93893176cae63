/** How work enters the system. Each workflow that takes uploads has a package of its own. */
@NullMarked
package dev.baton.intake;

import org.jspecify.annotations.NullMarked;
