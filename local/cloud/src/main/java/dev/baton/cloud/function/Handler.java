package dev.baton.cloud.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;

/** A handler of either kind, bytes in and bytes out, with the serialization that Lambda does. */
@FunctionalInterface
interface Handler {

  /** Runs the handler; whatever it throws comes out as it is. */
  byte[] handle(byte[] payload, Context context) throws Throwable;

  /**
   * Makes an instance of a handler's class.
   *
   * @param handler {@code package.Class} or {@code package.Class::handleRequest}
   * @throws Throwable what its constructor or static initializer threw
   */
  static Handler load(String handler, ClassLoader loader) throws Throwable {
    String[] parts = handler.split("::", 2);
    if (parts.length == 2 && !parts[1].equals("handleRequest")) {
      throw new ClassNotFoundException(
          handler + ": the embedded cloud calls handleRequest of Lambda's handler interfaces only");
    }
    Class<?> type = Class.forName(parts[0], true, loader);
    Object instance;
    try {
      instance = type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
    return switch (instance) {
      case RequestStreamHandler stream -> ofStream(stream);
      case RequestHandler<?, ?> objects -> ofObjects(objects, type);
      default ->
          throw new ClassCastException(
              parts[0] + " implements neither RequestHandler nor RequestStreamHandler");
    };
  }

  private static Handler ofStream(RequestStreamHandler handler) {
    return (payload, context) -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      handler.handleRequest(new ByteArrayInputStream(payload), out, context);
      return out.toByteArray();
    };
  }

  @SuppressWarnings("unchecked") // The types are those that the handler itself declares.
  private static Handler ofObjects(RequestHandler<?, ?> handler, Class<?> type) {
    Type[] types = HandlerTypes.of(type);
    PojoSerializer<Object> input = serializer(types[0], type.getClassLoader());
    PojoSerializer<Object> output = serializer(types[1], type.getClassLoader());
    RequestHandler<Object, Object> typed = (RequestHandler<Object, Object>) handler;
    return (payload, context) -> {
      Object request = input.fromJson(new ByteArrayInputStream(payload));
      Object result = typed.handleRequest(request, context);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      output.toJson(result, out);
      return out.toByteArray();
    };
  }

  @SuppressWarnings("unchecked")
  private static PojoSerializer<Object> serializer(Type type, ClassLoader loader) {
    if (type instanceof Class<?> plain
        && LambdaEventSerializers.isLambdaSupportedEvent(plain.getName())) {
      return LambdaEventSerializers.serializerFor((Class<Object>) plain, loader);
    }
    return JacksonFactory.getInstance().getSerializer(type);
  }
}
