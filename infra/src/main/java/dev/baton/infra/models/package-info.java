/** The resources of model calls. Start with {@link dev.baton.infra.models.ModelsStack}. */
@NullMarked
package dev.baton.infra.models;

import org.jspecify.annotations.NullMarked;
