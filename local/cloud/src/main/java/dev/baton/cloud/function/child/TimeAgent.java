package dev.baton.cloud.function.child;

import dev.baton.cloud.function.host.Surroundings;
import dev.baton.cloud.function.rewrite.Rewriter;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives the classes of a function's process the cloud's time where that is not the machine's, as
 * the cloud's own process does when functions run there.
 */
public final class TimeAgent implements ClassFileTransformer {
  /** The time that remains is real, as the time-out is. */
  private static final String REMAINING_TIME =
      "com/amazonaws/services/lambda/runtime/api/client/api/LambdaContext";

  private static final List<String> OURS =
      Stream.of(TimeAgent.class, Surroundings.class, Rewriter.class)
          .map(type -> type.getPackageName().replace('.', '/') + "/")
          .toList();

  private TimeAgent() {}

  /** Before main; the argument is the file of the {@link SharedTime}. */
  public static void premain(String file, Instrumentation instrumentation) throws IOException {
    new Surroundings(Map.of(), SharedTime.in(Path.of(file)), System.out).enterProcess();
    instrumentation.addTransformer(new TimeAgent());
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    boolean ofJdk = loader == null || loader == ClassLoader.getPlatformClassLoader();
    if (ofJdk
        || name == null
        || name.equals(REMAINING_TIME)
        || OURS.stream().anyMatch(name::startsWith)) {
      return null;
    }
    return Rewriter.time(classFile);
  }
}
