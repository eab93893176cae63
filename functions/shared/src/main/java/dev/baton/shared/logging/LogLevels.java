package dev.baton.shared.logging;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.internal.LoggingManager;

/**
 * From which level on lines are written: ours from INFO, those of libraries from WARN, all from one
 * level where the function's settings name it ({@code POWERTOOLS_LOG_LEVEL}, or Lambda's own
 * controls). Powertools finds it and sets it.
 */
public final class LogLevels implements LoggingManager {
  private static volatile @Nullable Level set;

  @Override
  public void setLogLevel(Level level) {
    set = level;
  }

  @Override
  public Level getLogLevel(Logger logger) {
    return from(logger.getName());
  }

  static boolean allow(String logger, Level level) {
    return level.toInt() >= from(logger).toInt();
  }

  /** Back to what it is when nobody has set it. */
  static void reset() {
    set = null;
  }

  private static Level from(String logger) {
    Level forAll = set;
    if (forAll != null) {
      return forAll;
    }
    return logger.startsWith("dev.baton") ? Level.INFO : Level.WARN;
  }
}
