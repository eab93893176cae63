package dev.baton.cloud.function;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a handler's class declares as the request and result types of RequestHandler. */
final class HandlerTypes {
  private HandlerTypes() {}

  /** Request and result type; Object where the class leaves one open. */
  static Type[] of(Class<?> handler) {
    Type[] found = find(handler, new HashMap<>());
    return found == null ? new Type[] {Object.class, Object.class} : found;
  }

  private static Type @Nullable [] find(Type type, Map<Type, Type> bindings) {
    Class<?> raw;
    if (type instanceof ParameterizedType parameterized) {
      raw = (Class<?>) parameterized.getRawType();
      Type[] arguments = parameterized.getActualTypeArguments();
      TypeVariable<?>[] variables = raw.getTypeParameters();
      for (int i = 0; i < variables.length; i++) {
        bindings.put(variables[i], bindings.getOrDefault(arguments[i], arguments[i]));
      }
    } else {
      raw = (Class<?>) type;
    }
    if (raw == RequestHandler.class) {
      TypeVariable<?>[] variables = raw.getTypeParameters();
      return new Type[] {bound(bindings, variables[0]), bound(bindings, variables[1])};
    }
    for (Type parent : raw.getGenericInterfaces()) {
      Type[] found = find(parent, bindings);
      if (found != null) {
        return found;
      }
    }
    Type parent = raw.getGenericSuperclass();
    return parent == null ? null : find(parent, bindings);
  }

  private static Type bound(Map<Type, Type> bindings, TypeVariable<?> variable) {
    Type type = bindings.getOrDefault(variable, Object.class);
    return type instanceof TypeVariable<?> ? Object.class : type;
  }
}
