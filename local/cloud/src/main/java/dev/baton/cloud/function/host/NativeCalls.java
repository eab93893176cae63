package dev.baton.cloud.function.host;

/**
 * Stands in for a member of ONNX Runtime: the library takes its environment down as soon as the
 * process is told to end, under the handlers that still run in it, and that is a crash. The end of
 * the process frees the same memory.
 */
public final class NativeCalls {
  private NativeCalls() {}

  public static void close(long api, long environment) {
    // Left to the end of the process.
  }
}
