package dev.baton.cloud.function;

import dev.baton.cloud.CloudContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes functions that can be invoked, in this process or in processes of their own. */
final class FunctionMaker {
  private final CloudContext cloud;
  private final Functions functions;
  private final @Nullable ProcessHost processes;
  private final Map<Path, Libraries.Loaded> codes = new ConcurrentHashMap<>();

  /**
   * @param processes null where functions run in this process
   */
  FunctionMaker(CloudContext cloud, Functions functions, @Nullable ProcessHost processes) {
    this.cloud = cloud;
    this.functions = functions;
    this.processes = processes;
  }

  LambdaFunction make(FunctionSpec spec) {
    FunctionLog file =
        new FunctionLog(
            cloud.data().resolve("logs").resolve(spec.name() + ".log"),
            line ->
                functions
                    .logs()
                    .accept(
                        spec.logging().group(),
                        LambdaFunction.LOG_STREAM,
                        cloud.clock().now(),
                        line));
    PlatformLog log = new PlatformLog(spec, file, cloud.clock().asJavaClock());
    FunctionEnvironment environment = new FunctionEnvironment(spec, cloud);
    Sandbox.Source source =
        processes == null
            ? new ThreadSandbox.ClassSource(
                spec,
                log,
                codes.computeIfAbsent(spec.code(), Libraries::of),
                environment,
                cloud.clock().asJavaClock())
            : processes.source(spec, log, environment);
    return new LambdaFunction(spec, cloud, file, source, this);
  }

  Places places() {
    return functions.places();
  }

  /** Looks again at the code of each function made from now on: a folder may hold other classes. */
  void forgetCode() {
    codes.clear();
    if (processes != null) {
      processes.forgetCode();
    }
  }
}
