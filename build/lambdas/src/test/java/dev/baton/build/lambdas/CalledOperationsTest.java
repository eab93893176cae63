package dev.baton.build.lambdas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client as the SDK's are made, of which a function calls some operations. */
class CalledOperationsTest {
  private static final String SERVICE = "software/amazon/awssdk/services/store/";
  private static final Map<String, String> SOURCES =
      Map.of(
          SERVICE + "model/Requests.java",
          """
          package software.amazon.awssdk.services.store.model;
          public class Requests {
            public static class GetRequest {}
            public static class PutRequest {}
            public static class ListRequest {}
            public static class DropRequest {}
            public static class WatchRequest {}
            public static class SignInRequest {}
          }
          """,
          SERVICE + "StoreClient.java",
          """
          package software.amazon.awssdk.services.store;
          import software.amazon.awssdk.services.store.model.Requests.*;
          import software.amazon.awssdk.services.store.paginators.ListPages;
          import software.amazon.awssdk.services.store.waiters.StoreWaiter;
          public interface StoreClient {
            default String get(GetRequest r) { throw new UnsupportedOperationException(); }
            default String getAsText(GetRequest r) { return "text of " + get(r); }
            default String put(PutRequest r) { throw new UnsupportedOperationException(); }
            default String list(ListRequest r) { throw new UnsupportedOperationException(); }
            default String listPages(ListRequest r) { return new ListPages(this).all(r); }
            default String drop(DropRequest r) { throw new UnsupportedOperationException(); }
            default String watch(WatchRequest r) { throw new UnsupportedOperationException(); }
            default String signIn(SignInRequest r) { throw new UnsupportedOperationException(); }
            default StoreWaiter waiter() { return new StoreWaiter(this); }
            String name();
          }
          """,
          SERVICE + "DefaultStoreClient.java",
          """
          package software.amazon.awssdk.services.store;
          import java.util.function.Supplier;
          import software.amazon.awssdk.services.store.model.Requests.*;
          public final class DefaultStoreClient implements StoreClient {
            public String get(GetRequest r) { return of(() -> "got"); }
            public String put(PutRequest r) { return of(() -> "put"); }
            public String list(ListRequest r) { return of(() -> "listed"); }
            public String drop(DropRequest r) { return of(() -> "dropped"); }
            public String watch(WatchRequest r) { return of(() -> "watched"); }
            public String signIn(SignInRequest r) { return of(() -> "signed in"); }
            public String name() { return "store"; }
            private String of(Supplier<String> text) { return text.get(); }
          }
          """,
          SERVICE + "DelegatingStoreClient.java",
          """
          package software.amazon.awssdk.services.store;
          import software.amazon.awssdk.services.store.model.Requests.*;
          public class DelegatingStoreClient implements StoreClient {
            private final StoreClient delegate;
            public DelegatingStoreClient(StoreClient delegate) { this.delegate = delegate; }
            public String drop(DropRequest r) { return delegate.drop(r); }
            public String name() { return delegate.name(); }
          }
          """,
          SERVICE + "internal/Session.java",
          """
          package software.amazon.awssdk.services.store.internal;
          import software.amazon.awssdk.services.store.*;
          import software.amazon.awssdk.services.store.model.Requests.*;
          public class Session {
            String open(StoreClient client) { return client.signIn(new SignInRequest()); }
          }
          """,
          SERVICE + "paginators/ListPages.java",
          """
          package software.amazon.awssdk.services.store.paginators;
          import software.amazon.awssdk.services.store.*;
          import software.amazon.awssdk.services.store.model.Requests.*;
          public class ListPages {
            private final StoreClient client;
            public ListPages(StoreClient client) { this.client = client; }
            public String all(ListRequest r) { return new Fetcher().fetch(r); }
            class Fetcher { String fetch(ListRequest r) { return "all " + client.list(r); } }
          }
          """,
          SERVICE + "waiters/StoreWaiter.java",
          """
          package software.amazon.awssdk.services.store.waiters;
          import software.amazon.awssdk.services.store.*;
          import software.amazon.awssdk.services.store.model.Requests.*;
          public class StoreWaiter {
            private final StoreClient client;
            public StoreWaiter(StoreClient client) { this.client = client; }
            public String until(WatchRequest r) { return "until " + client.watch(r); }
          }
          """,
          "app/Handler.java",
          """
          package app;
          import java.util.function.Function;
          import software.amazon.awssdk.services.store.*;
          import software.amazon.awssdk.services.store.model.Requests.*;
          public class Handler {
            public static String run(StoreClient client) {
              Function<PutRequest, String> put = client::put;
              return client.getAsText(new GetRequest()) + ", " + put.apply(new PutRequest());
            }
          }
          """);

  @TempDir Path folder;
  private Path sources;

  @BeforeEach
  void write() throws IOException {
    sources = folder.resolve("sources");
    for (Map.Entry<String, String> source : SOURCES.entrySet()) {
      write(source.getKey(), source.getValue());
    }
  }

  @Test
  void onlyWhatIsCalledIsLeft() throws Exception {
    Path jar = rewritten();
    assertThat(operations(jar)).containsExactlyInAnyOrder("get", "put", "signIn");
    assertThat(run(jar)).isEqualTo("text of got, put");
  }

  @Test
  void whatIsCalledByPagesAndWaitersIsLeftWhereTheseAreAskedFor() throws Exception {
    write(
        "app/Other.java",
        """
        package app;
        import software.amazon.awssdk.services.store.*;
        import software.amazon.awssdk.services.store.model.Requests.*;
        public class Other {
          String run(StoreClient client) {
            return client.listPages(new ListRequest())
                + client.waiter().until(new WatchRequest());
          }
        }
        """);
    assertThat(operations(rewritten()))
        .containsExactlyInAnyOrder("get", "put", "signIn", "list", "watch");
  }

  @Test
  void anOperationThatIsLeftOutSaysThatItIsNotSupported() throws Exception {
    try (URLClassLoader loader = loader(rewritten())) {
      Class<?> client = loader.loadClass("software.amazon.awssdk.services.store.StoreClient");
      Class<?> request =
          loader.loadClass("software.amazon.awssdk.services.store.model.Requests$DropRequest");
      Object argument = request.getConstructor().newInstance();
      Method drop = client.getMethod("drop", request);
      Object made = client(loader);
      assertThatThrownBy(() -> drop.invoke(made, argument))
          .isInstanceOf(InvocationTargetException.class)
          .hasCauseInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void theClassIsValidAndNamesNothingThatWasLeftOut() throws Exception {
    try (ZipFile zip = new ZipFile(rewritten().toFile())) {
      byte[] bytes =
          zip.getInputStream(zip.getEntry(SERVICE + "DefaultStoreClient.class")).readAllBytes();
      assertThat(ClassFile.of().verify(bytes)).isEmpty();
      assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
          .contains("GetRequest")
          .doesNotContain("lambda$drop")
          .doesNotContain("dropped");
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = sources.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Path rewritten() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(f -> f.endsWith(".java")).forEach(arguments::add);
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
    Path jar = folder.resolve("function.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(file));
        out.closeEntry();
      }
    }
    FunctionJar.rewrite(jar);
    return jar;
  }

  /** What the client's class answers itself. */
  private static List<String> operations(Path jar) throws Exception {
    try (URLClassLoader loader = loader(jar)) {
      return Stream.of(client(loader).getClass().getDeclaredMethods())
          .filter(method -> Modifier.isPublic(method.getModifiers()))
          .map(Method::getName)
          .filter(name -> !name.equals("name"))
          .toList();
    }
  }

  private static String run(Path jar) throws Exception {
    try (URLClassLoader loader = loader(jar)) {
      Class<?> client = loader.loadClass("software.amazon.awssdk.services.store.StoreClient");
      Method run = loader.loadClass("app.Handler").getMethod("run", client);
      return String.valueOf(run.invoke(null, client(loader)));
    }
  }

  private static Object client(URLClassLoader loader) throws Exception {
    return loader
        .loadClass("software.amazon.awssdk.services.store.DefaultStoreClient")
        .getConstructor()
        .newInstance();
  }

  private static URLClassLoader loader(Path jar) throws IOException {
    URL[] path = {jar.toUri().toURL()};
    return new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
  }
}
