package dev.baton.shared.logging;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;

/** A logger by one name; its lines are written whole, from any thread. */
final class JsonLogger extends LegacyAbstractLogger {
  @Serial private static final long serialVersionUID = 1;

  JsonLogger(String name) {
    this.name = name;
  }

  @Override
  public boolean isTraceEnabled() {
    return LogLevels.allow(name, Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return LogLevels.allow(name, Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return LogLevels.allow(name, Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return LogLevels.allow(name, Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return LogLevels.allow(name, Level.ERROR);
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String message,
      @Nullable Object @Nullable [] arguments,
      @Nullable Throwable error) {
    System.out.println(LogLine.of(level, message, arguments, error));
  }
}
