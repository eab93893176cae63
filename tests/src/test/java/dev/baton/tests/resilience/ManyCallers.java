package dev.baton.tests.resilience;

import dev.baton.shared.breaker.CircuitBreaker;
import dev.baton.shared.breaker.Permit;
import dev.baton.shared.errors.DependencyException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Callers of one breaker that all come at the same moment. */
final class ManyCallers {
  private ManyCallers() {}

  /** The permits that they get. */
  static List<Permit> permits(List<CircuitBreaker> callers) {
    return atOnce(callers, ManyCallers::asked).stream().flatMap(Stream::ofNullable).toList();
  }

  private static @Nullable Permit asked(CircuitBreaker breaker) {
    try {
      return breaker.ask();
    } catch (DependencyException e) {
      return null;
    }
  }

  /** Does something with each caller at the same moment, each on a thread of its own. */
  static <T> List<@Nullable T> atOnce(
      List<CircuitBreaker> callers, Function<CircuitBreaker, @Nullable T> work) {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<Future<@Nullable T>> futures =
          callers.stream()
              .map(
                  caller ->
                      threads.submit(
                          () -> {
                            start.await();
                            return work.apply(caller);
                          }))
              .toList();
      start.countDown();
      List<@Nullable T> results = new ArrayList<>();
      for (Future<@Nullable T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
