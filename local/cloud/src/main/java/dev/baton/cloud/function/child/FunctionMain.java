package dev.baton.cloud.function.child;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The main class of a function's process: AWS's runtime interface client, and a thread that ends
 * the process as soon as its parent is gone, however that came to its end.
 */
public final class FunctionMain {
  private static final int KILLED = 137;

  private FunctionMain() {}

  /** Runs the handler that the first argument names. */
  public static void main(String[] args) throws Throwable {
    InputStream parent = System.in;
    System.setIn(InputStream.nullInputStream());
    Thread.ofPlatform().daemon().name("baton-parent").start(() -> endWith(parent));
    AWSLambda.main(args);
  }

  /** The parent holds the other end of standard input and writes nothing: all it does is go. */
  private static void endWith(InputStream parent) {
    try {
      parent.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(KILLED);
  }
}
