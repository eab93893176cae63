package dev.baton.shared.json;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a record looks like in JSON: its components, by their names, in alphabetical order. */
final class Shape {
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return new Shape(type);
        }
      };

  /** One component: its place in the constructor, its type, how its value is had. */
  record Part(int index, Type type, Method accessor) {}

  private final Map<String, Part> parts = new TreeMap<>();
  private final @Nullable Object[] nothing;
  private final Constructor<?> constructor;

  private Shape(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    nothing = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      types[i] = component.getType();
      nothing[i] = types[i].isPrimitive() ? zero(types[i]) : null;
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      parts.put(component.getName(), new Part(i, component.getGenericType(), accessor));
    }
    try {
      constructor = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " is no record", e);
    }
    constructor.setAccessible(true);
  }

  static Shape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /** By name, sorted. */
  Map<String, Part> parts() {
    return parts;
  }

  /** The values with which what is missing is filled: null, zero, false. */
  @Nullable Object[] nothing() {
    return nothing.clone();
  }

  /** Zero or false, which stand where JSON has no value for a component that cannot be null. */
  static Object zero(Class<?> primitive) {
    return Array.get(Array.newInstance(primitive, 1), 0);
  }

  Object make(@Nullable Object[] values) throws ReflectiveOperationException {
    return constructor.newInstance(values);
  }
}
