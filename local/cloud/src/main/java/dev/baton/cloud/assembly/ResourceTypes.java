package dev.baton.cloud.assembly;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All resource types that a cloud knows, each with the provider that makes it. */
final class ResourceTypes {
  private record Known(ResourceType type, ResourceProvider provider) {}

  private final Map<String, Known> byName = new HashMap<>();

  ResourceTypes(List<ResourceProvider> providers) {
    for (ResourceProvider provider : providers) {
      for (ResourceType type : provider.types()) {
        Known before = byName.put(type.name(), new Known(type, provider));
        if (before != null) {
          throw new IllegalStateException("Two providers make " + type.name());
        }
      }
    }
  }

  @Nullable ResourceType type(String name) {
    Known known = byName.get(name);
    return known == null ? null : known.type();
  }

  ResourceProvider provider(String name) {
    Known known = byName.get(name);
    if (known == null) {
      throw new IllegalArgumentException("Unknown resource type " + name);
    }
    return known.provider();
  }
}
