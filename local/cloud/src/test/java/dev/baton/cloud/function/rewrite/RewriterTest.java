package dev.baton.cloud.function.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.function.fixture.ProbeHandler;
import dev.baton.cloud.function.fixture.UnreadyHandler;
import dev.baton.cloud.function.host.NativeCalls;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RewriterTest {
  @Test
  void redirectsCallsAndMethodReferencesAndStaysValid() throws IOException {
    byte[] rewritten = Rewriter.rewrite(bytes(ProbeHandler.class));

    assertThat(ClassFile.of().verify(rewritten)).isEmpty();
    assertThat(ClassFile.of().parse(rewritten).toDebugString())
        .contains("SystemCalls", "TimeCalls$OfInstant", "TimeCalls$OfClock");
  }

  @Test
  void keepsTheNativeLibraryUpUntilTheProcessEnds() throws IOException, ClassNotFoundException {
    byte[] rewritten = Rewriter.rewrite(bytes(Class.forName("ai.onnxruntime.OrtEnvironment")));

    assertThat(ClassFile.of().verify(rewritten)).isEmpty();
    assertThat(ClassFile.of().parse(rewritten).toDebugString())
        .contains(NativeCalls.class.getSimpleName());
  }

  @Test
  void leavesClassesWithoutSuchCallsAlone() throws IOException {
    byte[] original = bytes(UnreadyHandler.class);

    assertThat(Rewriter.rewrite(original)).isSameAs(original);
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
