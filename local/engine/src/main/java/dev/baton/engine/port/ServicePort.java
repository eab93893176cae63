package dev.baton.engine.port;

/** Everything outside the engine, as a Task sees it. */
public interface ServicePort {

  /**
   * Makes one call. It may complete inline on the caller's thread, or later from any thread,
   * exactly once; what arrives after the first completion, or after a time-out, is ignored.
   */
  void call(ServiceCall call, ServiceCallback callback);
}
