/** The resources of intake. Start with {@link dev.baton.infra.intake.IntakeStack}. */
@NullMarked
package dev.baton.infra.intake;

import org.jspecify.annotations.NullMarked;
