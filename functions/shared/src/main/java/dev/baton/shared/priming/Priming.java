package dev.baton.shared.priming;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Work that is done once before a snapshot of the function, and nowhere else: it must have no
 * effect, and a failure of it stops nothing.
 */
public final class Priming implements Resource {
  /** The context itself holds resources weakly. */
  private static final List<Priming> KEPT = new CopyOnWriteArrayList<>();

  private final Runnable work;

  Priming(Runnable work) {
    this.work = work;
  }

  /** Does the work before a snapshot, where one will be taken. */
  public static void beforeSnapshot(Runnable work) {
    if ("snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
      Priming priming = new Priming(work);
      KEPT.add(priming);
      Core.getGlobalContext().register(priming);
    }
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // The function works all the same, only its first invocation takes longer.
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Credentials come from the environment with each call; connections are made when needed.
  }
}
