package dev.baton.asl.state;

import dev.baton.asl.expression.Expression;
import org.jspecify.annotations.Nullable;

/** How a distributed Map groups its items for one child execution each (AWS guide: ItemBatcher). */
public record ItemBatcher(
    @Nullable Setting maxItems, @Nullable Setting maxBytes, @Nullable Expression batchInput) {}
